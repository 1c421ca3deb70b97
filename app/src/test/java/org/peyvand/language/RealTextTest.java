package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fold against other normalisers' tests and against what people really write; reads the data folder. */
class RealTextTest {

    private static final Pattern CELL = Pattern.compile("(?:^|\t|\n)(?:\"((?:[^\"]|\"\")*+)\"|([^\t\n]*+))");

    private static final int COLUMNS = 4;
    private static final Pattern HALF_SPACED = Pattern.compile("\\p{L}++(?:\u200c\\p{L}++)+");

    /** Tests of letters, marks, digits and blanks; the others stem, inflect, tokenise, or delete words. */
    private static final Set<String> OF_CHARACTERS = Set.of(
            "test_remove_diacritics",
            "test_persian_number",
            "test_unicodes_replacement",
            "test_correct_spacing",
            "test_normalize_numbers",
            "test_unify_characters",
            "test_unify_arabic_unicode",
            "test_unify_punctuations",
            "test_remove_punctuations",
            "test_remove_emojis",
            "test_remove_extra_spaces",
            "test_ya_normalizer_joda",
            "test_persian_style");

    /** Rows of characters in which the fold means something else than the normaliser, and why. */
    private static final Map<String, String> POLICY = Map.of(
            "مسافت ۹کیلومتر", "a number is not cut from its unit",
            "مسافت۹ کیلومتر", "a number is not cut from its word",
            "جمعهها مطالعه کنید", "joined words are met by joined tokens, not split by a lexicon",
            "چهار‌لاچنگ", "a half-space is a boundary, met by joined tokens",
            "﷽", "an ornament without letters in Unicode",
            "٠١٢٣٤٥٦٧٨٩ ⒕34", "⒕ is 14 and a full stop");

    record Gold(String test, String input, String expected) {}

    @BeforeAll
    static void dataFolderIsNamed() {
        assumeTrue(System.getProperty("peyvand.data") != null, "peyvand.data is not set");
    }

    @Test
    void normalisersOfCharactersAgreeWithTheFold() throws IOException {
        var rows = gold().filter(row -> OF_CHARACTERS.contains(row.test)).toList();
        report("rows of characters", rows);
        assertThat(rows.stream().filter(row -> !sameFold(row)).map(Gold::input).distinct())
                .containsExactlyInAnyOrderElementsOf(POLICY.keySet());
        assertThat(rows.stream().filter(RealTextTest::sameFold)).hasSizeGreaterThanOrEqualTo(64);
    }

    @Test
    void normalisersOfWordsOftenAgreeToo() throws IOException {
        var rows = gold().toList();
        report("all rows", rows);
        assertThat(rows.stream().filter(RealTextTest::sameSpaceless)).hasSizeGreaterThanOrEqualTo(120);
    }

    @Test
    void everyCommentIsFoundFromAnArabicKeyboardAndByItsWords() throws IOException {
        var comments = comments();
        System.out.println("comments " + comments.size());
        assertThat(comments)
                .hasSizeGreaterThan(20_000)
                .allMatch(comment -> Fold.of(Fold.of(comment)).equals(Fold.of(comment)))
                .allMatch(comment -> Fold.of(arabicKeyboard(comment)).equals(Fold.of(comment)))
                .allMatch(comment -> Fold.of(Repair.of(comment)).equals(Fold.of(comment)))
                .allMatch(comment -> isFoundByWords(comment));
    }

    @Test
    void everyHalfSpacedWordPeopleWriteIsFoundJoinedAndSpaced() throws IOException {
        var words = comments().stream()
                .flatMap(comment -> HALF_SPACED.matcher(comment).results().map(MatchResult::group))
                .distinct()
                .toList();
        System.out.println("half-spaced words " + words.size());
        assertThat(words)
                .hasSizeGreaterThan(1_000)
                .allMatch(word -> SearchTokensTest.finds(word.replace("\u200c", ""), word))
                .allMatch(word -> SearchTokensTest.finds(word, word.replace("\u200c", "")))
                .allMatch(word -> SearchTokensTest.finds(word.replace('\u200c', ' '), word))
                .allMatch(word -> SearchTokensTest.finds(word, word.replace('\u200c', ' ')));
    }

    private static boolean isFoundByWords(String comment) {
        var index = SearchTokens.indexOf(comment);
        return Fold.words(comment, Spelling.WRITTEN).stream()
                .allMatch(word -> SearchTokens.matches(index, String.join("\u200c", word)));
    }

    private static String arabicKeyboard(String text) {
        return text.replace('ی', 'ي')
                .replace('ک', 'ك')
                .replace('۱', '١')
                .replace('1', '۱')
                .replace("ه", "ة");
    }

    private static void report(String what, List<Gold> rows) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d, same fold %d, same without spaces %d%n",
                what,
                rows.size(),
                rows.stream().filter(RealTextTest::sameFold).count(),
                rows.stream().filter(RealTextTest::sameSpaceless).count());
    }

    private static boolean sameFold(Gold row) {
        return Fold.of(row.input).equals(Fold.of(row.expected));
    }

    private static boolean sameSpaceless(Gold row) {
        return Fold.spaceless(row.input).equals(Fold.spaceless(row.expected));
    }

    private static Stream<Gold> gold() throws IOException {
        var cells = CELL.matcher(Files.readString(data("normaliser_gold.tsv")))
                .results()
                .map(cell ->
                        cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""))
                .toList();
        return IntStream.range(1, cells.size() / COLUMNS)
                .mapToObj(row -> cells.subList(COLUMNS * row, COLUMNS * (row + 1)))
                .map(row -> new Gold(row.get(1), row.get(2), row.get(3)));
    }

    /** Food orders and phone reviews, a line each: their other columns do no harm here. */
    private static List<String> comments() throws IOException {
        try (var packed = new GZIPInputStream(Files.newInputStream(data("snappfood_train_22k.csv.gz")))) {
            var food = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
            var phones = Files.readString(data("digikala_phone_reviews_jalali.csv"));
            return Stream.concat(food.lines(), phones.lines()).toList();
        }
    }

    private static Path data(String name) {
        return Path.of(System.getProperty("peyvand.data"), "persian", name);
    }
}
