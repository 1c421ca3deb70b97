package org.peyvand.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The ways through a query by hops of one to three joined parts, kept to a number a database can take. */
final class QueryPaths {

    static final int MAX_PARTS = 12;
    static final int MAX_PATHS = 200;

    /** All ways through 8 parts are 81; beyond, those nearest to how the query is typed are taken. */
    private static final int MAX_PER_SPELLING = MAX_PATHS / Spelling.values().length;

    private QueryPaths() {}

    static List<List<String>> of(String query) {
        return Stream.of(Spelling.values())
                .flatMap(spelling -> of(Fold.words(query, spelling), spelling).stream())
                .distinct()
                .sorted(Comparator.comparingInt(List::size))
                .toList();
    }

    private static Set<List<String>> of(List<List<String>> words, Spelling spelling) {
        if (words.isEmpty()) {
            return Set.of();
        }
        var parts = words.stream().flatMap(List::stream).limit(MAX_PARTS).toList();
        var all = new ArrayList<List<String>>();
        extend(List.of(), parts, spelling, all);
        var paths = new LinkedHashSet<List<String>>();
        paths.add(byWords(words, spelling));
        all.sort(Comparator.comparingInt((List<String> path) -> path.size()).reversed());
        paths.addAll(all.subList(0, Math.min(all.size(), MAX_PER_SPELLING - 1)));
        return paths;
    }

    /** Every word joined over its half-spaces, also where it has more parts than a hop. */
    private static List<String> byWords(List<List<String>> words, Spelling spelling) {
        return words.stream().limit(MAX_PARTS).map(spelling::token).toList();
    }

    private static void extend(List<String> path, List<String> rest, Spelling spelling, List<List<String>> paths) {
        if (rest.isEmpty()) {
            paths.add(path);
        }
        for (int count = 1; count <= Math.min(SearchTokens.MAX_JOINED, rest.size()); count++) {
            var hop = Stream.of(spelling.token(rest.subList(0, count)));
            extend(Stream.concat(path.stream(), hop).toList(), rest.subList(count, rest.size()), spelling, paths);
        }
    }
}
