package org.peyvand.conversation.level;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation, as far as its timers care.
 *
 * @param priority the place of its priority, 0 to 3
 * @param waitingSince the first message of the customer nobody has answered yet
 */
public record Subject(
        UUID conversation,
        String channel,
        int priority,
        Optional<UUID> customer,
        Optional<Instant> waitingSince,
        Turn turn) {

    /** Who has to do something. */
    public enum Turn {
        OURS,
        CUSTOMERS,
        /** Nobody: it is done. */
        DONE,
        /** Nobody: there was nothing to do, as with spam. */
        VOID
    }
}
