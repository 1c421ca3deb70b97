package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.RECEIVED;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What channels brought and nobody could make a message of: it is kept as it came until somebody has looked at it. */
@Service
public class Quarantine {

    private static final int MOST = 100;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Channels channels;
    private final Intake intake;
    private final IntakeJobs.Later later;
    private final TransactionTemplate transaction;

    Quarantine(
            DSLContext db,
            Clock clock,
            Audit audit,
            Channels channels,
            Intake intake,
            IntakeJobs.Later later,
            TransactionTemplate transaction) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.channels = channels;
        this.intake = intake;
        this.later = later;
        this.transaction = transaction;
    }

    /**
     * Something in quarantine.
     *
     * @param why a word of the bundle: {@code unreadable}, {@code failed}, or what its channel says
     * @param detail for those who know more
     */
    public record Kept(UUID id, String channel, Instant at, String why, String detail) {}

    /** The last hundred, newest first; older ones come up as these are seen to. */
    @Transactional(readOnly = true)
    public List<Kept> all() {
        Acting.require(Permission.CHANGE_SETTINGS);
        return db.selectFrom(RECEIVED)
                .where(RECEIVED.WORKSPACE_ID.eq(Acting.workspace()), RECEIVED.QUARANTINED_AT.isNotNull())
                .orderBy(RECEIVED.QUARANTINED_AT.desc(), RECEIVED.RECEIVED_ID.desc())
                .limit(MOST)
                .fetch(row -> kept(
                        row.getReceivedId(),
                        row.getChannel(),
                        row.getReceivedAt().toInstant(),
                        row.getProblem()));
    }

    /** How many wait for whoever acts to look at them, at most a hundred; none where the settings are not theirs. */
    @Transactional(readOnly = true)
    public int waiting() {
        if (!Acting.now().role().allows(Permission.CHANGE_SETTINGS)) return 0;
        return db.fetchCount(db.selectOne()
                .from(RECEIVED)
                .where(RECEIVED.WORKSPACE_ID.eq(Acting.workspace()), RECEIVED.QUARANTINED_AT.isNotNull())
                .limit(MOST));
    }

    private static Kept kept(UUID id, String channel, Instant at, String problem) {
        var end = problem.indexOf(' ');
        return end < 0
                ? new Kept(id, channel, at, IntakeWork.UNREADABLE, problem)
                : new Kept(id, channel, at, problem.substring(0, end), problem.substring(end + 1));
    }

    /** Something as it came. */
    @Transactional(readOnly = true)
    public byte[] original(UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var row = db.fetchOptional(RECEIVED, of(id)).orElseThrow(Refused::notFound);
        return channels.named(row.getChannel()).original(row.getRaw());
    }

    /**
     * Tries once more to make a message of it.
     *
     * @return whether it is out of quarantine; where not, it is tried some more by itself first
     */
    public boolean again(UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        transaction.executeWithoutResult(_ -> leave(id));
        try {
            intake.handle(id);
        } catch (RuntimeException failedAgain) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(_ -> !db.fetchExists(RECEIVED, of(id))));
    }

    private void leave(UUID id) {
        var left = db.update(RECEIVED)
                .setNull(RECEIVED.QUARANTINED_AT)
                .setNull(RECEIVED.HANDLED_AT)
                .set(RECEIVED.PROBLEM, "")
                .set(RECEIVED.ATTEMPTS, 0)
                .where(of(id))
                .execute();
        if (left == 0) throw Refused.notFound();
        later.handleAgain(id);
    }

    /** Takes it off the list; it stays kept. */
    @Transactional
    public void dismiss(UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var dismissed = db.update(RECEIVED)
                .setNull(RECEIVED.QUARANTINED_AT)
                .set(RECEIVED.DISMISSED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(of(id))
                .execute();
        if (dismissed == 0) throw Refused.notFound();
        audit.record("received.dismissed", "received", id, Map.of());
    }

    private static Condition of(UUID id) {
        return RECEIVED.WORKSPACE_ID
                .eq(Acting.workspace())
                .and(RECEIVED.RECEIVED_ID.eq(id))
                .and(RECEIVED.QUARANTINED_AT.isNotNull());
    }
}
