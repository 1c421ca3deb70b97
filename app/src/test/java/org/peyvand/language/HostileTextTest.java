package org.peyvand.language;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A megabyte of the worst in every entry point; one that takes quadratic time would not end within the build. */
class HostileTextTest {

    private static final int SIZE = 1 << 20;
    private static final int TSVECTOR_BYTES = (1 << 20) - 1;

    static Stream<String> hostile() {
        var units = Stream.of(
                "ا",
                " ",
                "\u200c",
                "ا\u200c",
                "ا ",
                "ه ی ",
                "هیا",
                "\u0315\u0316",
                "0",
                "1,",
                "-",
                "+",
                "ﷺ",
                "㌖",
                "\ud800",
                "😊",
                "\u202e",
                "\u0000",
                "سید ",
                "دکتر",
                "\r",
                "ر ");
        var many = IntStream.range(0, SIZE / 6).mapToObj(number -> Integer.toString(number, 36));
        return Stream.concat(
                units.map(unit -> "x" + unit.repeat(SIZE / unit.length())), Stream.of(many.collect(joining(" "))));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void everyEntryPointEndsWithinBounds(String text) {
        assertThat(Fold.of(text)).hasSizeLessThanOrEqualTo(6 * text.length());
        assertThat(PersonName.matchKey(text)).hasSizeLessThanOrEqualTo(PersonName.MAX_KEY);
        assertThat(PersonName.initials(text)).hasSizeLessThanOrEqualTo(5);
        assertThat(Repair.of(text)).hasSizeLessThanOrEqualTo(text.length());
        assertThat(Bidi.isolate(text)).hasSizeLessThanOrEqualTo(text.length() + 2);
        assertThat(PersianList.join(List.of(text, text), Locale.ENGLISH)).hasSize(2 * text.length() + 5);
        assertThat(Digits.toPersian(Digits.toAscii(text))).hasSameSizeAs(text);
        assertThat(Digits.read(text)).isEmpty();
        assertThat(PhoneNumbers.parse(text)).isEmpty();
        assertThat(PhoneNumbers.national(text, "IR")).isEqualTo(text);
        assertThat(PhoneNumbers.searchDigits(text)).hasSizeLessThanOrEqualTo(64);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void tokensOfOneTextFitATsvectorAndFindIt(String text) {
        var tokens = SearchTokens.indexOf(text);
        assertThat(tokens).allMatch(token -> token.length() <= SearchTokens.MAX_LENGTH);
        assertThat(tokens.stream()
                        .mapToInt(token -> token.getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isLessThan(TSVECTOR_BYTES);
        assertThat(SearchTokens.matches(tokens, text)).isTrue();
    }
}
