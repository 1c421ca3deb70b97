package org.peyvand.knowledge.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.peyvand.knowledge.text.Passages;
import org.peyvand.language.Fold;
import org.peyvand.language.SearchTokens;

/**
 * The words by which a passage is ranked for a question, each with how often it is said. A word divided by half-spaces
 * counts as its parts and as the whole, so that «پی‌گیری» and «پیگیری» meet.
 *
 * @param length of the passage itself, in words
 */
public record Terms(Map<String, Float> weights, int length) {

    private static final float IN_TITLE = 2;
    private static final float IN_HEADING = 1.5f;
    private static final String HALF_SPACE = "\u200c";

    static Terms of(String title, Passages.Passage passage) {
        var weights = new LinkedHashMap<String, Float>();
        var words = of(passage.text());
        words.forEach(word -> weights.merge(word, 1f, Float::sum));
        of(passage.heading()).forEach(word -> weights.merge(word, IN_HEADING, Float::sum));
        of(title).forEach(word -> weights.merge(word, IN_TITLE, Float::sum));
        return new Terms(weights, words.size());
    }

    /** The words of a text in their order, as they are ranked by. */
    public static List<String> of(String text) {
        return folded(text)
                .filter(word -> !Stems.isEverywhere(word))
                .map(Stems::of)
                .toList();
    }

    /** The word a text ends in, folded and not cut, for one who may be typing on; "" for none. */
    public static String last(String text) {
        return folded(text).reduce("", (_, word) -> word);
    }

    private static Stream<String> folded(String text) {
        return Arrays.stream(text.split("\\s+")).flatMap(Terms::ofWord);
    }

    private static Stream<String> ofWord(String word) {
        var parts = Arrays.stream(Fold.of(word).split(" "))
                .filter(part -> !part.isEmpty())
                .map(Terms::cut)
                .toList();
        return parts.size() > 1 && word.contains(HALF_SPACE)
                ? Stream.concat(parts.stream(), Stream.of(cut(Fold.spaceless(word))))
                : parts.stream();
    }

    private static String cut(String word) {
        return word.length() > SearchTokens.MAX_LENGTH ? word.substring(0, SearchTokens.MAX_LENGTH) : word;
    }
}
