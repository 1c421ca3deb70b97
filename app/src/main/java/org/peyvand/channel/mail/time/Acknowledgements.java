package org.peyvand.channel.mail.time;

import static org.peyvand.channel.db.Tables.ACKNOWLEDGED;
import static org.peyvand.channel.db.Tables.MAIL_THREAD;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.sending.MailLanguage;
import org.peyvand.channel.mail.thread.MailThread;
import org.peyvand.channel.mail.thread.MailThreads;
import org.peyvand.conversation.Brought;
import org.peyvand.conversation.BroughtAlong;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells who writes outside a mailbox's hours when the answer will come: once in a conversation and once a day to one address,
 * and only to mail that a machine may answer (RFC 3834). It is no answer: the conversation goes on waiting for us.
 */
@Component
public class Acknowledgements {

    private static final Duration AGAIN = Duration.ofDays(1);

    /** What was fetched later than that is no news to its writer. */
    private static final Duration LATEST = Duration.ofHours(12);

    private final DSLContext db;
    private final Clock clock;
    private final Mailboxes mailboxes;
    private final MailboxTimes times;
    private final MailThreads threads;
    private final Conversations conversations;
    private final Workspaces workspaces;
    private final BroughtAlong broughtAlong;
    private final MailLanguage language;

    Acknowledgements(
            DSLContext db,
            Clock clock,
            Mailboxes mailboxes,
            MailboxTimes times,
            MailThreads threads,
            Conversations conversations,
            Workspaces workspaces,
            BroughtAlong broughtAlong,
            MailLanguage language) {
        this.db = db;
        this.clock = clock;
        this.mailboxes = mailboxes;
        this.times = times;
        this.threads = threads;
        this.conversations = conversations;
        this.workspaces = workspaces;
        this.broughtAlong = broughtAlong;
        this.language = language;
    }

    /**
     * Acknowledges a mail that a machine may answer, in the transaction that took it in.
     *
     * @param writer whose mail it is
     * @param arrived when the mail server took it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void consider(UUID mailbox, Message message, String writer, Instant arrived) {
        var time = times.get(mailbox);
        var now = clock.instant();
        if (!time.acknowledges() || arrived.isBefore(now.minus(LATEST))) return;
        if (mailboxes.find(mailbox).filter(Mailbox::open).isEmpty()) return;
        var hours = times.workingTime(time);
        if (hours.isOpen(now) || !isDue(message.conversation(), writer, now)) return;
        tell(time, message, hours.nextOpening(now));
    }

    private boolean isDue(UUID conversation, String writer, Instant now) {
        var toThem = threads.of(conversation)
                .filter(thread -> thread.to().equalsIgnoreCase(writer))
                .isPresent();
        return toThem && isFirst(conversation) && isFirstOfDay(writer, now) && mark(conversation, now);
    }

    private boolean isFirst(UUID conversation) {
        return db.fetchExists(
                MAIL_THREAD,
                MAIL_THREAD.WORKSPACE_ID.eq(Acting.workspace()),
                MAIL_THREAD.CONVERSATION_ID.eq(conversation),
                MAIL_THREAD.ACKNOWLEDGED_AT.isNull());
    }

    /** Of two mails that come at once, one finds it so. */
    private boolean isFirstOfDay(String writer, Instant now) {
        return db.insertInto(ACKNOWLEDGED)
                        .set(ACKNOWLEDGED.WORKSPACE_ID, Acting.workspace())
                        .set(ACKNOWLEDGED.ADDRESS_KEY, writer.toLowerCase(Locale.ROOT))
                        .set(ACKNOWLEDGED.AT, now.atOffset(ZoneOffset.UTC))
                        .onConflict(ACKNOWLEDGED.WORKSPACE_ID, ACKNOWLEDGED.ADDRESS_KEY)
                        .doUpdate()
                        .set(ACKNOWLEDGED.AT, now.atOffset(ZoneOffset.UTC))
                        .where(ACKNOWLEDGED.AT.le(now.minus(AGAIN).atOffset(ZoneOffset.UTC)))
                        .execute()
                > 0;
    }

    private boolean mark(UUID conversation, Instant now) {
        return db.update(MAIL_THREAD)
                        .set(MAIL_THREAD.ACKNOWLEDGED_AT, now.atOffset(ZoneOffset.UTC))
                        .where(MAIL_THREAD.WORKSPACE_ID.eq(Acting.workspace()))
                        .and(MAIL_THREAD.CONVERSATION_ID.eq(conversation))
                        .execute()
                > 0;
    }

    private void tell(MailboxTime time, Message message, Optional<Instant> opening) {
        var text = time.told(language.reader(time.language(language.of(said(message)))), opening);
        var author = language.reader(workspaces.settings().language()).say("mailbox.time.author");
        var itself = new Actor(Acting.now().workspace(), Actor.Kind.SYSTEM, Optional.empty(), author, Role.AGENT);
        Acting.run(itself, () -> conversations.reply(message.conversation(), message.number(), text));
    }

    /** Where there are files alone, their names tell nothing of who sent them. */
    private String said(Message message) {
        var brought = broughtAlong.filesOf(List.of(message)).getOrDefault(message.id(), Brought.NOTHING);
        if (!brought.names(message.text())) return message.text();
        return threads.of(message.conversation()).map(MailThread::subject).orElse("");
    }
}
