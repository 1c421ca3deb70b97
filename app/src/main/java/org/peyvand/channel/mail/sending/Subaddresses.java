package org.peyvand.channel.mail.sending;

import static org.peyvand.channel.db.Tables.MAILBOX;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.reading.ReadMail;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.delivery.Outcome;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a provider delivers to {@code shop@…} what is written to {@code shop+anything@…} (RFC 5233 calls it a
 * subaddress). Many do and some send it back, so it is believed only once such a mail has come; until then customers reply
 * to the plain address, and the Message-ID they refer to finds the conversation.
 */
@Component
public class Subaddresses {

    private final DSLContext db;
    private final Clock clock;
    private final ReplyAddress addresses;
    private final MailSender sender;

    Subaddresses(DSLContext db, Clock clock, ReplyAddress addresses, MailSender sender) {
        this.db = db;
        this.clock = clock;
        this.addresses = addresses;
        this.sender = sender;
    }

    /** Where a reply is asked to go: to the subaddress where such mail arrives, else to the plain address. */
    @Transactional(readOnly = true)
    public String replyTo(Mailbox mailbox, String subaddress) {
        var arrives = db.fetchExists(MAILBOX, of(mailbox.id()), MAILBOX.SUBADDRESS_SEEN_AT.isNotNull());
        return arrives ? subaddress : mailbox.address();
    }

    /** Takes note of a mail that came to a subaddress of ours; only what we signed proves anything. */
    @Transactional
    public void notice(UUID mailbox, ReadMail mail) {
        if (mail.recipients().stream().noneMatch(to -> addresses.isSigned(to.address()))) return;
        db.update(MAILBOX)
                .set(MAILBOX.SUBADDRESS_SEEN_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(of(mailbox), MAILBOX.SUBADDRESS_SEEN_AT.isNull())
                .execute();
    }

    /** Writes a letter from the mailbox to a subaddress of its own, which proves it by coming back. */
    public Outcome ask(Mailbox mailbox, String subject, String text) throws MessagingException {
        var letter = new Letter(
                mailbox,
                mailbox.address(),
                addresses.ofItself(mailbox),
                subject,
                addresses.messageId(mailbox, Mailboxes.newId()),
                List.of(),
                text,
                "",
                List.of(),
                addresses.loopMark(),
                true,
                clock.instant());
        return sender.send(mailbox, letter.written(), letter.recipient());
    }

    private static Condition of(UUID mailbox) {
        return MAILBOX.WORKSPACE_ID.eq(Acting.workspace()).and(MAILBOX.MAILBOX_ID.eq(mailbox));
    }
}
