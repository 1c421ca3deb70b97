package org.peyvand.knowledge.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.peyvand.knowledge.KnowledgeSearch;
import org.peyvand.knowledge.search.Terms;

/**
 * What a search found, an article once, with the words that were looked for marked.
 *
 * @param sure whether the best of them holds enough of what was asked
 */
public record Found(String asked, List<Answer> answers, boolean sure) {

    private static final int EXCERPT_WORDS = 36;
    private static final int LEAD_WORDS = 8;

    /** An article that was found, and the passage it was found by. */
    public record Answer(long number, String title, String heading, String anchor, List<Piece> excerpt) {}

    /** Some words, marked where they were looked for. */
    public record Piece(String text, boolean marked) {}

    static Found of(String asked, KnowledgeSearch.Answer answer, int most) {
        var wanted = new HashSet<>(Terms.of(asked));
        var answers = new LinkedHashMap<Long, Answer>();
        for (var hit : answer.hits()) {
            answers.putIfAbsent(
                    hit.number(),
                    new Answer(hit.number(), hit.title(), hit.heading(), hit.anchor(), excerpt(hit.text(), wanted)));
        }
        return new Found(asked, answers.values().stream().limit(most).toList(), answer.isConfident());
    }

    /** Some words around the first that was looked for. */
    private static List<Piece> excerpt(String text, Set<String> wanted) {
        var words = Arrays.stream(text.split("\\s+")).toList();
        int first = 0;
        while (first < words.size() && !isWanted(words.get(first), wanted)) first++;
        int from = first == words.size() ? 0 : Math.max(0, first - LEAD_WORDS);
        int to = Math.min(words.size(), from + EXCERPT_WORDS);
        var pieces = new ArrayList<Piece>();
        if (from > 0) pieces.add(new Piece("… ", false));
        for (var word : words.subList(from, to)) {
            pieces.add(new Piece(word, isWanted(word, wanted)));
            pieces.add(new Piece(" ", false));
        }
        if (to < words.size()) pieces.add(new Piece("…", false));
        return pieces;
    }

    private static boolean isWanted(String word, Set<String> wanted) {
        return Terms.of(word).stream().anyMatch(wanted::contains);
    }
}
