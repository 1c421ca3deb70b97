package org.peyvand.channel.mail.time;

import java.time.Instant;
import java.util.Optional;
import org.peyvand.channel.mail.mailbox.Mailbox;

/**
 * The working time of a mailbox as its page shows it.
 *
 * @param problem why what is typed was not kept, or empty
 * @param open whether it is answered now, by what is kept
 * @param example what somebody who writes tonight is told
 */
public record MailboxTimeView(
        Mailbox mailbox,
        TypedMailboxTime typed,
        String problem,
        boolean open,
        Optional<Instant> nextOpening,
        String example) {}
