package org.peyvand.channel;

import java.util.Optional;
import java.util.UUID;
import org.peyvand.delivery.Outcome;

/**
 * Mail that belongs to no conversation, such as a code. Handed in by the channel of mail, so that other channels need not
 * know it.
 */
public interface Letters {

    /** The server such mail leaves by; empty where no mailbox writes. */
    Optional<String> server();

    /**
     * Sends a letter, outside a transaction.
     *
     * @param id names it for good: the same again is the same letter
     */
    Outcome send(UUID id, String to, String subject, String text);
}
