package org.peyvand.conversation;

import java.time.Instant;

/**
 * When something promised to the customer is due.
 *
 * @param warnAt when a quarter of the working time promised is left
 */
public record Due(Instant warnAt, Instant at) {

    /** How near it is. */
    public enum Nearness {
        AHEAD,
        SOON,
        BROKEN
    }

    /** How near it is at that time. */
    public Nearness nearness(Instant now) {
        if (now.isAfter(at)) return Nearness.BROKEN;
        return now.isBefore(warnAt) ? Nearness.AHEAD : Nearness.SOON;
    }
}
