package org.peyvand.delivery;

import java.time.Duration;

/** Does the sending of one channel, handed in as a bean. Called while acting in the workspace, outside a transaction. */
public interface Carrier {

    /** The longest an attempt may take; a little later its worker counts as dead. */
    Duration LONGEST_ATTEMPT = Duration.ofMinutes(4);

    /** The word of the channel in its deliveries. */
    String channel();

    /**
     * Sends, within {@link #LONGEST_ATTEMPT}. An exception counts as {@link Outcome.Uncertain}: whoever throws does not
     * know how far it went.
     */
    Outcome send(Delivery delivery);

    /** What became of a delivery whose worker died. A carrier that can ask the other side overrides this. */
    default Outcome interrupted(Delivery delivery) {
        return new Outcome.Uncertain(new Problem("delivery.problem.interrupted"));
    }
}
