package org.peyvand.channel.mail.settings;

import java.time.Instant;
import java.util.Optional;
import org.peyvand.channel.mail.fetching.MailFolders;
import org.peyvand.channel.mail.mailbox.Mailbox;

/**
 * A mailbox as the settings list it.
 *
 * @param looped how many of our own mails came back to it
 */
public record MailboxLine(Mailbox mailbox, Optional<MailFolders.Status> status, int looped) {

    /** The message that says what keeps mail from being fetched. */
    public Optional<String> problem() {
        return status.map(MailFolders.Status::problem).filter(word -> mailbox.open() && !word.isEmpty());
    }

    /** Since when it is kept from being fetched. */
    public Instant since() {
        return status.flatMap(MailFolders.Status::problemSince).orElse(Instant.EPOCH);
    }

    /** When all that was there had been fetched. */
    public Optional<Instant> fetched() {
        return status.flatMap(MailFolders.Status::fetchedAt);
    }
}
