package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.RECEIVED;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what channels bring: stored as it came, and with it a job that will see to it; then understood and put into its
 * conversation at once. Killed in between, the job does the rest. The same message delivered again is the same row.
 */
@Service
public class Intake {

    static final int TRIES = 3;

    private final DSLContext db;
    private final Clock clock;
    private final IntakeJobs.Later later;
    private final IntakeWork work;

    Intake(DSLContext db, Clock clock, IntakeJobs.Later later, IntakeWork work) {
        this.db = db;
        this.clock = clock;
        this.later = later;
        this.work = work;
    }

    /**
     * Takes a message in.
     *
     * @param externalId the channel's own name for it: the same message under the same name is taken in once
     * @param raw what {@link Channel#read} understands, kept as it is
     * @return the conversation it is in; empty where it could not be understood, and is kept for a person to look at
     */
    public Optional<UUID> receive(String channel, String externalId, String raw) {
        return handle(work.store(() -> stored(channel, externalId, raw)));
    }

    /**
     * Stores a message in the caller's transaction, beside what else the channel keeps of it.
     *
     * @return its name, to be {@link #handle handled} once that transaction is through
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID store(String channel, String externalId, String raw) {
        return stored(channel, externalId, raw);
    }

    /**
     * Sees to a stored message now. What fails for a reason of ours is tried again later, and after {@value #TRIES} times
     * waits in quarantine for a person.
     *
     * @return the conversation it is in; empty where it is no message, or could not be understood
     */
    public Optional<UUID> handle(UUID received) {
        try {
            return work.handle(received);
        } catch (RuntimeException | StackOverflowError failure) {
            if (work.failed(received, TRIES, failure)) return work.handle(received);
            throw failure;
        }
    }

    /**
     * Takes in a message its caller has understood already: conversations brought over from elsewhere.
     *
     * @return the conversation it is in
     */
    public UUID take(String channel, String externalId, Incoming incoming) {
        return work.put(channel, externalId, incoming).conversation();
    }

    private UUID stored(String channel, String externalId, String raw) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var written = db.insertInto(RECEIVED)
                .set(RECEIVED.WORKSPACE_ID, Acting.workspace())
                .set(RECEIVED.RECEIVED_ID, id)
                .set(RECEIVED.CHANNEL, channel)
                .set(RECEIVED.EXTERNAL_ID, externalId)
                .set(RECEIVED.RAW, raw.replace("\0", ""))
                .set(RECEIVED.RECEIVED_AT, now())
                .onConflictDoNothing()
                .execute();
        if (written == 0) return known(channel, externalId);
        later.handle(id);
        return id;
    }

    private UUID known(String channel, String externalId) {
        return db.select(RECEIVED.RECEIVED_ID)
                .from(RECEIVED)
                .where(RECEIVED.WORKSPACE_ID.eq(Acting.workspace()))
                .and(RECEIVED.CHANNEL.eq(channel))
                .and(RECEIVED.EXTERNAL_ID.eq(externalId))
                .fetchSingle(RECEIVED.RECEIVED_ID);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
