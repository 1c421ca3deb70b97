package org.peyvand.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tokens by which a text is found however its words are joined or split: «مشتری مداری», «مشتری‌مداری» and
 * «مشتريمداري» find each other. Tokens hold letters, marks and digits only, so they need no quoting in a tsquery.
 */
public final class SearchTokens {

    /** Longest token in chars; longer ones are cut, on both sides alike. */
    public static final int MAX_LENGTH = 64;

    /** Most chars in all tokens of one text together: below the 1 MB a tsvector holds, at 3 bytes a char. */
    public static final int MAX_TOTAL_LENGTH = 300_000;

    static final int MAX_JOINED = 3;

    private static final int MAX_QUERY = 2_000;

    private SearchTokens() {}

    /**
     * The tokens to store for a text: each part, each 2 and 3 neighbouring parts joined, each word joined over its
     * half-spaces; as written and in the usual spelling. What lies beyond {@link #MAX_TOTAL_LENGTH} is not indexed.
     */
    public static Set<String> indexOf(String text) {
        var tokens = new Tokens();
        for (var spelling : Spelling.values()) {
            tokens.addAll(Fold.words(text, spelling), spelling);
        }
        return tokens.kept;
    }

    /**
     * The ways to look a query up, fewest tokens first: a text is found if it has all tokens of any path. Take the last
     * token of a path as a prefix to search while typing. Of a long query the first 12 parts count; at most 200 paths.
     * Empty if the query has no letter or digit.
     */
    public static List<List<String>> pathsOf(String query) {
        return QueryPaths.of(Letters.cut(query, MAX_QUERY));
    }

    /** Whether a text with these tokens is found by the query in whole words: the meaning a database query must keep. */
    public static boolean matches(Set<String> indexTokens, String query) {
        return pathsOf(query).stream().anyMatch(indexTokens::containsAll);
    }

    private static final class Tokens {
        final Set<String> kept = new LinkedHashSet<>();
        private int room = MAX_TOTAL_LENGTH;

        void addAll(List<List<String>> words, Spelling spelling) {
            var parts = words.stream().flatMap(List::stream).toList();
            for (int from = 0; from < parts.size() && room >= MAX_LENGTH; from++) {
                for (int to = from + 1; to <= Math.min(from + MAX_JOINED, parts.size()); to++) {
                    add(spelling.token(parts.subList(from, to)));
                }
            }
            words.stream()
                    .filter(word -> word.size() > MAX_JOINED)
                    .map(spelling::token)
                    .forEach(this::add);
        }

        private void add(String token) {
            if (token.length() <= room && kept.add(token)) {
                room -= token.length();
            }
        }
    }
}
