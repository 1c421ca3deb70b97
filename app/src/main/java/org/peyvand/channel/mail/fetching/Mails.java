package org.peyvand.channel.mail.fetching;

import static org.peyvand.channel.db.Tables.MAIL;
import static org.peyvand.channel.db.Tables.MAILBOX;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.thread.Hashes;
import org.peyvand.channel.mail.thread.MailThreads;
import org.peyvand.conversation.Intake;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails of the workspace acted in, each exactly as it came. A mail is one row however often it is delivered to a
 * mailbox; where a sender uses a Message-ID again for another content, that is another mail.
 */
@Service
public class Mails {

    private final DSLContext db;
    private final Intake intake;
    private final Mailboxes mailboxes;

    Mails(DSLContext db, Intake intake, Mailboxes mailboxes) {
        this.db = db;
        this.intake = intake;
        this.mailboxes = mailboxes;
    }

    /**
     * A mail that has just come.
     *
     * @param raw as it came; its headers alone where it is too large
     * @param size in bytes, as the mail server says
     * @param uidValidity of the folder it was fetched from; 0 where it came another way
     * @param at when the mail server took it
     */
    public record Arrived(UUID mailbox, byte[] raw, long size, long uidValidity, long uid, Instant at) {}

    /** A mail kept. */
    public record Kept(UUID id, UUID mailbox, String externalId, byte[] raw, long size, Instant at) {}

    /**
     * What is to be known of a mail once it is read.
     *
     * @param answerable whether a machine may answer it, to {@code answerTo}
     */
    public record Noted(String kind, String messageId, String answerTo, String subject, boolean answerable) {}

    /** What is known of a mail that was read, without the mail itself. */
    public record Known(UUID mailbox, Instant at, Noted noted) {}

    /**
     * Keeps a mail and hands it to the intake, in the caller's transaction.
     *
     * @return what {@link Intake#handle} is to be called with once that transaction is through
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID take(Arrived arrived) {
        return take(List.of(arrived)).getFirst();
    }

    /** As {@link #take(Arrived)}, of several; named in the order in which they came. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> take(List<Arrived> arrived) {
        var kept = arrived.stream().map(mail -> kept(mail).toString()).toList();
        return intake.store(Mailbox.CHANNEL, kept);
    }

    private UUID kept(Arrived arrived) {
        var identity = MailIdentity.of(arrived.raw());
        return keep(arrived, identity, identity.name())
                .or(() -> same(arrived.mailbox(), identity.name(), identity))
                .or(() -> keep(arrived, identity, identity.nameOfAnother()))
                .orElseGet(() -> id(arrived.mailbox(), identity.nameOfAnother()));
    }

    private Optional<UUID> keep(Arrived arrived, MailIdentity identity, String name) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var written = db.insertInto(MAIL)
                .set(MAIL.WORKSPACE_ID, Acting.workspace())
                .set(MAIL.MAIL_ID, id)
                .set(MAIL.MAILBOX_ID, arrived.mailbox())
                .set(MAIL.EXTERNAL_ID, name)
                .set(MAIL.RAW, arrived.raw())
                .set(MAIL.SIZE, arrived.size())
                .set(MAIL.SHA256, Hashes.sha256(arrived.raw()))
                .set(MAIL.CONTENT_SHA256, identity.content())
                .set(MAIL.MESSAGE_ID, MailThreads.key(identity.messageId()))
                .set(MAIL.UID_VALIDITY, arrived.uidValidity())
                .set(MAIL.UID, arrived.uid())
                .set(MAIL.RECEIVED_AT, arrived.at().atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
        return Optional.of(id).filter(_ -> written > 0);
    }

    private Optional<UUID> same(UUID mailbox, String name, MailIdentity identity) {
        return db.select(MAIL.MAIL_ID, MAIL.CONTENT_SHA256)
                .from(MAIL)
                .where(named(mailbox, name))
                .fetchOptional()
                .filter(row -> Arrays.equals(row.value2(), identity.content()))
                .map(row -> row.value1());
    }

    private UUID id(UUID mailbox, String name) {
        return db.select(MAIL.MAIL_ID).from(MAIL).where(named(mailbox, name)).fetchSingle(MAIL.MAIL_ID);
    }

    private static Condition named(UUID mailbox, String name) {
        return MAIL.WORKSPACE_ID
                .eq(Acting.workspace())
                .and(MAIL.MAILBOX_ID.eq(mailbox))
                .and(MAIL.EXTERNAL_ID.eq(name));
    }

    private static Condition of(UUID mail) {
        return MAIL.WORKSPACE_ID.eq(Acting.workspace()).and(MAIL.MAIL_ID.eq(mail));
    }

    /** The mail as it came; empty where it is not kept any more. */
    @Transactional(readOnly = true)
    public Optional<Kept> find(UUID mail) {
        return db.selectFrom(MAIL)
                .where(of(mail))
                .fetchOptional(row -> new Kept(
                        mail,
                        row.getMailboxId(),
                        row.getExternalId(),
                        row.getRaw(),
                        row.getSize(),
                        row.getReceivedAt().toInstant()));
    }

    /** Whether the same mail came to another of our mailboxes before. */
    @Transactional(readOnly = true)
    public boolean isCopy(Kept mail) {
        if (mailboxes.all().size() < 2) return false;
        return db.fetchExists(db.selectOne()
                .from(MAIL)
                .where(MAIL.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MAIL.MAILBOX_ID.in(db.select(MAILBOX.MAILBOX_ID)
                        .from(MAILBOX)
                        .where(MAILBOX.WORKSPACE_ID.eq(Acting.workspace()))
                        .and(MAILBOX.MAILBOX_ID.ne(mail.mailbox()))))
                .and(MAIL.EXTERNAL_ID.eq(mail.externalId()))
                .and(MAIL.MAIL_ID.lt(mail.id()))
                .and(MAIL.CONTENT_SHA256.eq(MailIdentity.of(mail.raw()).content())));
    }

    /** How many of our own mails came back to each mailbox by some detour; none are counted where none did. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> looped() {
        return db.select(MAIL.MAILBOX_ID, DSL.count())
                .from(MAIL)
                .where(MAIL.WORKSPACE_ID.eq(Acting.workspace()), MAIL.KIND.eq(DSL.inline("own")))
                .groupBy(MAIL.MAILBOX_ID)
                .fetchMap(MAIL.MAILBOX_ID, DSL.count());
    }

    /** Notes what a mail turned out to be. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID mail, Noted noted) {
        db.update(MAIL)
                .set(MAIL.KIND, noted.kind())
                .set(MAIL.MESSAGE_ID, noted.messageId())
                .set(MAIL.ANSWER_TO, noted.answerTo())
                .set(MAIL.SUBJECT, noted.subject())
                .set(MAIL.ANSWERABLE, noted.answerable())
                .where(of(mail))
                .execute();
    }

    /** What was noted of a mail that was read. */
    @Transactional(readOnly = true)
    public Known known(UUID mail) {
        return db.select(
                        MAIL.KIND,
                        MAIL.MESSAGE_ID,
                        MAIL.ANSWER_TO,
                        MAIL.SUBJECT,
                        MAIL.ANSWERABLE,
                        MAIL.MAILBOX_ID,
                        MAIL.RECEIVED_AT)
                .from(MAIL)
                .where(of(mail))
                .fetchSingle(row -> new Known(
                        row.value6(),
                        row.value7().toInstant(),
                        new Noted(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    }
}
