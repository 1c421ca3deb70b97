package org.peyvand.conversation.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.peyvand.language.Fold;
import org.peyvand.language.SearchTokens;

/** Finds in a text as it was typed what a search found in its fold. */
public final class Highlight {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\u200c\u200d\u0640]+");
    private static final int MOST_JOINED = 3;
    private static final int BEFORE = 60;
    private static final int LONGEST = 280;

    private Highlight() {}

    /** A piece of the text; the pieces together are the text, or the part of a long one around the first find. */
    public record Piece(String text, boolean found) {}

    /** The text in pieces; each word, or two or three that are one token together, is found or not. */
    static List<Piece> of(String text, Set<String> tokens) {
        var words = WORD.matcher(text).results().toList();
        var pieces = new ArrayList<Piece>();
        int written = start(text, words, tokens);
        if (written > 0) pieces.add(new Piece("…", false));
        int end = Math.min(text.length(), written + LONGEST);
        for (int i = 0; i < words.size(); ) {
            int joined =
                    words.get(i).start() < written || words.get(i).start() >= end ? 0 : found(text, words, i, tokens);
            if (joined == 0) {
                i++;
                continue;
            }
            int to = words.get(i + joined - 1).end();
            pieces.add(new Piece(text.substring(written, words.get(i).start()), false));
            pieces.add(new Piece(text.substring(words.get(i).start(), to), true));
            written = to;
            i += joined;
        }
        pieces.add(
                new Piece(text.substring(written, Math.max(written, end)) + (end < text.length() ? "…" : ""), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    /** Of a long text, shortly before the first find. */
    private static int start(String text, List<MatchResult> words, Set<String> tokens) {
        if (text.length() <= LONGEST) return 0;
        for (int i = 0; i < words.size(); i++) {
            if (found(text, words, i, tokens) == 0) continue;
            int earliest = words.get(i).start() - BEFORE;
            return words.stream()
                    .mapToInt(MatchResult::start)
                    .filter(start -> start >= earliest)
                    .findFirst()
                    .orElse(0);
        }
        return 0;
    }

    /** How many words from this one on are a token of the query, or begin with one. */
    private static int found(String text, List<MatchResult> words, int from, Set<String> tokens) {
        for (int count = Math.min(MOST_JOINED, words.size() - from); count > 1; count--) {
            var joined = text.substring(
                    words.get(from).start(), words.get(from + count - 1).end());
            if (tokens.contains(Fold.spaceless(joined))) return count;
        }
        var word = words.get(from).group();
        var folded = Fold.spaceless(word);
        return SearchTokens.indexOf(word).stream().anyMatch(tokens::contains)
                        || tokens.stream().anyMatch(token -> token.length() > 2 && folded.startsWith(token))
                ? 1
                : 0;
    }
}
