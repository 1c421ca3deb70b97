package org.peyvand.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pages of the desk that are measured, each as the addresses asked for in turn. */
final class DeskPages {

    private static final int TALKS = 40;

    private DeskPages() {}

    /** Of a desk with so many conversations. */
    static Map<String, List<String>> of(DeskFilling filling) {
        var some = IntStream.range(0, TALKS)
                .map(at -> (int) ((long) at * filling.size() / TALKS))
                .boxed()
                .toList();
        var pages = new LinkedHashMap<String, List<String>>();
        pages.put(
                "inbox",
                List.of(
                        "/inbox?view=open",
                        "/inbox?view=open&order=longest",
                        "/inbox?view=unassigned",
                        "/inbox?view=due",
                        "/inbox?view=closed"));
        pages.put(
                "a conversation",
                some.stream()
                        .map(number -> "/inbox/" + filling.talk(number).id())
                        .toList());
        pages.put(
                "search, rare word",
                IntStream.range(0, Math.max(1, filling.size() / 1_000))
                        .limit(TALKS)
                        .mapToObj(Talk::rare)
                        .map(DeskPages::search)
                        .toList());
        pages.put(
                "search, common word",
                Stream.of(Talk.COMMON, "order").map(DeskPages::search).toList());
        pages.put(
                "search, two common words",
                Stream.of(Talk.COMMON + " پست", "order please")
                        .map(DeskPages::search)
                        .toList());
        return pages;
    }

    private static String search(String words) {
        return "/inbox?find=" + Visitor.encoded(words);
    }
}
