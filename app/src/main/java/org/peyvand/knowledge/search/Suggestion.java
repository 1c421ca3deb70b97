package org.peyvand.knowledge.search;

import java.util.UUID;

/**
 * A passage that may answer a question.
 *
 * @param link where the customer can read the article; empty while the help centre is closed
 */
public record Suggestion(String title, String text, UUID article, String link) {

    /** What goes into the answer: the passage, and below it where to read on. */
    public String answer() {
        return link.isEmpty() ? text : text + "\n" + link;
    }
}
