package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

    private static final Locale PERSIAN = Locale.of("fa");

    @Test
    void digitsOfEveryScriptBecomeAscii() {
        assertThat(Digits.toAscii("۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ ９ ५ 𝟗 الف ½")).isEqualTo("0123456789 0123456789 9 5 9 الف ½");
    }

    @Test
    void asciiDigitsGoToPersianAndBack() {
        assertThat(Digits.toPersian("سال 1404-01/05, 2.5")).isEqualTo("سال ۱۴۰۴-۰۱/۰۵, ۲.۵");
        assertThat(RandomText.of(4, 20_000))
                .allMatch(text -> Digits.toAscii(Digits.toPersian(text)).equals(Digits.toAscii(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1250000    | ۱٬۲۵۰٬۰۰۰    | 1,250,000
            999        | ۹۹۹          | 999
            1000       | ۱٬۰۰۰        | 1,000
            0          | ۰            | 0
            12500.50   | ۱۲٬۵۰۰٫۵۰    | 12,500.50
            0.1234567  | ۰٫۱۲۳۴۵۶۷    | 0.1234567
            -1250.5    | \u200e−۱٬۲۵۰٫۵ | -1,250.5
            """)
    void numbersAreGroupedInEachLanguage(BigDecimal number, String persian, String english) {
        assertThat(Digits.grouped(number, PERSIAN)).isEqualTo(persian);
        assertThat(Digits.grouped(number, Locale.ENGLISH)).isEqualTo(english);
    }

    @Test
    void smallestLongIsGrouped() {
        assertThat(Digits.grouped(Long.MIN_VALUE, Locale.ENGLISH)).isEqualTo("-9,223,372,036,854,775,808");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ۱٬۲۵۰٬۰۰۰          | 1250000
            ۱،۲۵۰،۰۰۰          | 1250000
            1,250,000.75       | 1250000.75
            ١٢٫٥               | 12.5
            ۱۲ ۵۰۰             | 12500
            1\u00a0250\u202f000 | 1250000
            ۱۲۵۰۰۰۰            | 1250000
            -۵                 | -5
            \u200e−۱٬۲۵۰٫۵     | -1250.5
            +7                 | 7
            .5                 | 0.5
            ۰۰۷                | 7
            '  ۴۲ '            | 42
            """)
    void numbersTypedInEitherScriptAreRead(String typed, BigDecimal number) {
        assertThat(Digits.read(typed))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "سه",
                "12a",
                "1,5",
                "1.250.000",
                "1,25,000",
                "1234,567",
                "1,250 000",
                "1..5",
                "5.",
                "--5",
                "1e9",
                "NaN",
                "½",
                "0912 345 6789",
                "12 تومان"
            })
    void whatIsNoNumberIsRefused(String typed) {
        assertThat(Digits.read(typed)).isEmpty();
    }

    @Test
    void numberShownIsReadBackTheSame() {
        var random = new Random(5);
        assertThat(Stream.generate(() -> BigDecimal.valueOf(random.nextLong() >> random.nextInt(63), random.nextInt(8)))
                        .limit(20_000))
                .allMatch(number -> Digits.read(Digits.grouped(number, PERSIAN))
                        .orElseThrow()
                        .equals(number))
                .allMatch(number -> Digits.read(Digits.grouped(number, Locale.ENGLISH))
                        .orElseThrow()
                        .equals(number));
    }
}
