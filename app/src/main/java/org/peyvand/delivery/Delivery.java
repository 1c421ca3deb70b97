package org.peyvand.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.customer.Purpose;

/**
 * One thing that leaves.
 *
 * @param cause what it is sent for, in the words of its channel: once for each
 * @param server what its channel's retries are counted by, such as the host of a mail server
 * @param to the address
 * @param place the path of the page it belongs to, or empty
 * @param purpose marketing is skipped where the address has not consented to it
 * @param notBefore until then it may be taken back
 * @param attempts how often it was begun since it was last planned
 * @param nextTry when it is due, where it is planned
 * @param externalRef what the other side calls it, or empty
 * @param endedAt when it came to the end it has
 */
public record Delivery(
        UUID id,
        String channel,
        String cause,
        String server,
        String to,
        String place,
        Purpose purpose,
        Instant notBefore,
        DeliveryState state,
        int attempts,
        Instant nextTry,
        Problem problem,
        String externalRef,
        Instant plannedAt,
        Optional<Instant> endedAt) {

    /** Whether it waits for another attempt after one that came to nothing. */
    public boolean isRetried() {
        return state == DeliveryState.PLANNED && attempts > 0;
    }
}
