package org.peyvand.timeline;

import java.time.Instant;
import java.util.UUID;

/**
 * One happening on a customer's timeline.
 *
 * @param author who wrote it down, or empty where a program did
 * @param byHand whether somebody typed it in, and so it may be taken back
 */
public record Entry(UUID id, UUID customer, Instant at, Happening what, String source, String author, boolean byHand) {

    Entry typedIn() {
        return new Entry(id, customer, at, what, source, author, true);
    }
}
