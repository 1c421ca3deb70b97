package org.peyvand.channel.mail.fetching;

import static org.peyvand.channel.db.Tables.MAILBOX;
import static org.peyvand.channel.db.Tables.MAIL_FOLDER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far the fetching of each mailbox has come, which node is at it, and what keeps it from going on. */
@Service
public class MailFolders {

    /** A node that has not said for so long that it still fetches, does so no more. */
    static final Duration CLAIM = Duration.ofSeconds(60);

    private final DSLContext db;
    private final Clock clock;

    MailFolders(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * How far it has come.
     *
     * @param since mails that came before the mailbox was added here are left alone
     */
    record Progress(long uidValidity, long lastUid, Instant since) {}

    /** @param problem a word of {@link MailProblem}, or empty */
    public record Status(UUID mailbox, Optional<Instant> fetchedAt, String problem, Optional<Instant> problemSince) {}

    /** Takes the fetching of a mailbox over for a node, or goes on with it; false where another node is at it. */
    @Transactional
    public boolean claim(UUID mailbox, UUID node) {
        var until = now().plus(CLAIM);
        return db.insertInto(MAIL_FOLDER)
                        .set(MAIL_FOLDER.WORKSPACE_ID, Acting.workspace())
                        .set(MAIL_FOLDER.MAILBOX_ID, mailbox)
                        .set(MAIL_FOLDER.FOLDER, ImapInbox.FOLDER)
                        .set(MAIL_FOLDER.CLAIMED_BY, node)
                        .set(MAIL_FOLDER.CLAIMED_UNTIL, until)
                        .onConflict(MAIL_FOLDER.WORKSPACE_ID, MAIL_FOLDER.MAILBOX_ID, MAIL_FOLDER.FOLDER)
                        .doUpdate()
                        .set(MAIL_FOLDER.CLAIMED_BY, node)
                        .set(MAIL_FOLDER.CLAIMED_UNTIL, until)
                        .where(MAIL_FOLDER.CLAIMED_BY.isNull())
                        .or(MAIL_FOLDER.CLAIMED_BY.eq(node))
                        .or(MAIL_FOLDER.CLAIMED_UNTIL.lt(now()))
                        .execute()
                > 0;
    }

    /** Leaves the fetching to whoever comes. */
    @Transactional
    public void release(UUID mailbox, UUID node) {
        db.update(MAIL_FOLDER)
                .setNull(MAIL_FOLDER.CLAIMED_BY)
                .setNull(MAIL_FOLDER.CLAIMED_UNTIL)
                .where(of(mailbox))
                .and(MAIL_FOLDER.CLAIMED_BY.eq(node))
                .execute();
    }

    /** Servers give the time of arrival in whole seconds: what came in the second of the adding is taken too. */
    @Transactional
    public Progress progress(UUID mailbox) {
        var added = db.select(MAILBOX.CREATED_AT)
                .from(MAILBOX)
                .where(MAILBOX.WORKSPACE_ID.eq(Acting.workspace()), MAILBOX.MAILBOX_ID.eq(mailbox))
                .fetchSingle(MAILBOX.CREATED_AT)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
        return db.fetchOptional(MAIL_FOLDER, of(mailbox))
                .map(row -> new Progress(row.getUidValidity(), row.getLastUid(), added))
                .orElse(new Progress(0, 0, added));
    }

    /** Notes, with the keeping of a mail, that it is fetched. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(UUID mailbox, long uidValidity, long uid) {
        db.insertInto(MAIL_FOLDER)
                .set(MAIL_FOLDER.WORKSPACE_ID, Acting.workspace())
                .set(MAIL_FOLDER.MAILBOX_ID, mailbox)
                .set(MAIL_FOLDER.FOLDER, ImapInbox.FOLDER)
                .set(MAIL_FOLDER.UID_VALIDITY, uidValidity)
                .set(MAIL_FOLDER.LAST_UID, uid)
                .onConflict(MAIL_FOLDER.WORKSPACE_ID, MAIL_FOLDER.MAILBOX_ID, MAIL_FOLDER.FOLDER)
                .doUpdate()
                .set(MAIL_FOLDER.UID_VALIDITY, uidValidity)
                .set(MAIL_FOLDER.LAST_UID, uid)
                .execute();
    }

    /** All that is there has been fetched. */
    @Transactional
    public void fetched(UUID mailbox) {
        db.update(MAIL_FOLDER)
                .set(MAIL_FOLDER.FETCHED_AT, now())
                .set(MAIL_FOLDER.PROBLEM, "")
                .setNull(MAIL_FOLDER.PROBLEM_SINCE)
                .where(of(mailbox))
                .execute();
    }

    /** Fetching failed; since when is kept from the first time. */
    @Transactional
    public void failed(UUID mailbox, MailProblem problem) {
        db.update(MAIL_FOLDER)
                .set(MAIL_FOLDER.PROBLEM, problem.code())
                .set(MAIL_FOLDER.PROBLEM_SINCE, DSL.coalesce(MAIL_FOLDER.PROBLEM_SINCE, DSL.val(now())))
                .where(of(mailbox))
                .execute();
    }

    /** Of each mailbox fetching has begun of. */
    @Transactional(readOnly = true)
    public List<Status> all() {
        return db.selectFrom(MAIL_FOLDER)
                .where(MAIL_FOLDER.WORKSPACE_ID.eq(Acting.workspace()))
                .fetch(row -> new Status(
                        row.getMailboxId(),
                        Optional.ofNullable(row.getFetchedAt()).map(OffsetDateTime::toInstant),
                        row.getProblem(),
                        Optional.ofNullable(row.getProblemSince()).map(OffsetDateTime::toInstant)));
    }

    private static Condition of(UUID mailbox) {
        return MAIL_FOLDER.WORKSPACE_ID.eq(Acting.workspace()).and(MAIL_FOLDER.MAILBOX_ID.eq(mailbox));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
