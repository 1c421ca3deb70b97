package org.peyvand.conversation.level;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.peyvand.calendar.WorkingTime;

/**
 * A conversation, as far as its timers care.
 *
 * @param priority the place of its priority, 0 to 3
 * @param waitingSince the first message of the customer nobody has answered yet
 * @param hours the working time it is measured by; asked for only where a timer runs
 */
public record Subject(
        UUID conversation,
        String channel,
        int priority,
        Optional<UUID> customer,
        Optional<Instant> waitingSince,
        Turn turn,
        Supplier<WorkingTime> hours) {

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
