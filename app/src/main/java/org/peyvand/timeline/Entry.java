package org.peyvand.timeline;

import java.time.Instant;
import java.util.UUID;

/**
 * One happening on a customer's timeline.
 *
 * @param author who wrote it down, or empty where a program did
 */
public record Entry(UUID id, UUID customer, Instant at, Happening what, String source, String author) {

    /** Whether somebody wrote it down by hand, and so may take it back. */
    public boolean isByHand() {
        return source.equals(NewEntry.DESK);
    }
}
