package org.peyvand.channel.mail.sending;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail of ours came back, as its signed Message-ID proves. Raised in the transaction that read the report.
 *
 * @param message the answer that did not arrive
 * @param address whom it was for
 * @param lasting whether trying again is of no use
 * @param givenUp whether the server tries no more
 * @param why what the other server said, as it came
 */
public record MailBounced(
        UUID conversation, UUID message, String address, boolean lasting, boolean givenUp, String why, Instant at) {}
