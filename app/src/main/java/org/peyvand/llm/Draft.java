package org.peyvand.llm;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A draft for a member.
 *
 * @param sources of what it says; never empty
 */
public record Draft(String text, List<Source> sources) {

    /**
     * An article.
     *
     * @param link where the customer can read it; empty while the help centre is closed
     */
    public record Source(UUID article, String title, String link) {}

    /** What goes into the answer: the text, and below it where to read on. */
    public String answer() {
        return sources.stream()
                .map(Source::link)
                .filter(link -> !link.isEmpty())
                .map(link -> "\n" + link)
                .collect(Collectors.joining("", text, ""));
    }
}
