package org.peyvand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchTokensTest {

    record Pair(String query, String text) {}

    @ParameterizedTest
    @MethodSource("sameSpellings")
    void everySpellingFindsEveryOther(Pair pair) {
        assertThat(finds(pair.query, pair.text)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("differentWords")
    void differentWordsDoNotFindEachOther(Pair pair) {
        assertThat(finds(pair.query, pair.text)).isFalse();
    }

    @Test
    void pathsStartWithTheFewestTokens() {
        assertThat(SearchTokens.pathsOf("نظر سنجی مشتری"))
                .containsExactly(
                        List.of("نظرسنجیمشتری"),
                        List.of("نظر", "سنجیمشتری"),
                        List.of("نظرسنجی", "مشتری"),
                        List.of("نظر", "سنجی", "مشتری"));
    }

    @Test
    void indexHoldsPartsNeighboursJoinedAndLongWordsJoined() {
        assertThat(SearchTokens.indexOf("نمی\u200cخواسته\u200cام\u200cها بد"))
                .contains("نمی", "خواستهام", "خواستهامها", "نمیخواستهامها", "هابد")
                .doesNotContain("نمیخواستهامهابد");
    }

    @Test
    void allWordsOfAQueryMustBeThere() {
        assertThat(finds("سفارش علی", "سفارش جدید علی")).isTrue();
        assertThat(finds("سفارش رضا", "سفارش جدید علی")).isFalse();
    }

    @Test
    void queryWithoutLettersFindsNothing() {
        assertThat(SearchTokens.pathsOf(" ؟! ")).isEmpty();
        assertThat(finds("؟", "چرا؟")).isFalse();
    }

    @Test
    void everyBeginningOfAWordFindsItWhileTyping() {
        for (var word : List.of("هیأت", "مسؤولیت", "طهران", "تومنی", "مشتری", "بلیط", "مساله", "اطو")) {
            assertThat(IntStream.rangeClosed(1, word.length()).mapToObj(end -> word.substring(0, end)))
                    .as(word)
                    .allMatch(typed -> findsWhileTyping(typed, "یک " + word));
        }
    }

    @Test
    void textFindsItselfAndEachOfItsParts() {
        assertThat(RandomText.of(2, 5_000).filter(text -> !Fold.of(text).isEmpty()))
                .allMatch(text -> finds(text, text))
                .allMatch(text -> finds(Fold.spaceless(Fold.parts(text).getFirst()), text))
                .allMatch(text -> Fold.parts(text).stream().allMatch(part -> finds(part, text)));
    }

    @Test
    void tokensAndPathsAreBounded() {
        assertThat(RandomText.of(3, 2_000)).allSatisfy(text -> {
            assertThat(SearchTokens.indexOf(text)).allMatch(token -> token.length() <= SearchTokens.MAX_LENGTH);
            assertThat(SearchTokens.pathsOf(text))
                    .hasSizeLessThanOrEqualTo(QueryPaths.MAX_PATHS)
                    .allMatch(path -> path.size() <= QueryPaths.MAX_PARTS)
                    .isSortedAccordingTo((a, b) -> Integer.compare(a.size(), b.size()));
        });
    }

    @Test
    void longQueryKeepsThePathAsTypedAndThePathByWords() {
        var words = "یک\u200cدو سه\u200cچهار پنج\u200cشش هفت\u200cهشت نه\u200cده یازده\u200cدوازده";
        assertThat(finds(words, words.replace("\u200c", ""))).isTrue();
        assertThat(finds(words, "دوازده یازده ده نه هشت هفت شش پنج چهار سه دو یک"))
                .isTrue();
    }

    @Test
    void veryLongWordIsFoundByItsBeginning() {
        var word = "ا".repeat(SearchTokens.MAX_LENGTH + 50);
        assertThat(SearchTokens.indexOf(word)).containsExactly("ا".repeat(SearchTokens.MAX_LENGTH));
        assertThat(finds(word, "سلام " + word)).isTrue();
    }

    @Test
    void longWordIsNotCutInsideALetter() {
        assertThat(SearchTokens.indexOf("x" + "𠀀".repeat(SearchTokens.MAX_LENGTH)))
                .containsExactly("x" + "𠀀".repeat(SearchTokens.MAX_LENGTH / 2 - 1));
    }

    static boolean finds(String query, String text) {
        return SearchTokens.matches(SearchTokens.indexOf(text), query);
    }

    private static boolean findsWhileTyping(String typed, String text) {
        var index = SearchTokens.indexOf(text);
        return SearchTokens.pathsOf(typed).stream()
                .anyMatch(path -> index.containsAll(path.subList(0, path.size() - 1)) && hasPrefix(index, path));
    }

    private static boolean hasPrefix(Set<String> index, List<String> path) {
        return index.stream().anyMatch(token -> token.startsWith(path.getLast()));
    }

    static Stream<Pair> sameSpellings() throws IOException {
        return pairs("same");
    }

    static Stream<Pair> differentWords() throws IOException {
        return pairs("apart");
    }

    private static Stream<Pair> pairs(String verdict) throws IOException {
        return vectors()
                .filter(row -> row[0].equals(verdict))
                .map(row -> row[1].split("\\|"))
                .flatMap(group -> Arrays.stream(group)
                        .flatMap(query -> Arrays.stream(group)
                                .filter(text -> !text.equals(query))
                                .map(text -> new Pair(query, text))));
    }

    private static Stream<String[]> vectors() throws IOException {
        try (var file = SearchTokensTest.class.getResourceAsStream("/language/spellings.tsv")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(2).map(line -> line.split("\t"));
        }
    }
}
