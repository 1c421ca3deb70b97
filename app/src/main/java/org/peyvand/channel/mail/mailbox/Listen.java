package org.peyvand.channel.mail.mailbox;

import java.util.UUID;

/** Plans, in the caller's transaction, that a mailbox is listened to for as long as it is open. */
@FunctionalInterface
public interface Listen {
    void to(UUID mailbox);
}
