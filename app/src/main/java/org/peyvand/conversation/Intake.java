package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.RECEIVED;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.conversation.db.tables.records.ReceivedRecord;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what channels bring: stored as it came, then understood and put into its conversation. What came by a request is
 * both in one transaction, after which its sender is told; what a channel fetches is stored first, and with it a job that does
 * the rest if the program is killed in between. The same message delivered again is the same row.
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
     * @throws RuntimeException when it failed for a reason of ours: it is stored, and is tried again
     */
    public Optional<UUID> receive(String channel, String externalId, String raw) {
        return receiveMessage(channel, externalId, raw).map(Message::conversation);
    }

    /** As {@link #receive}, with the message as it stands in its conversation. */
    public Optional<Message> receiveMessage(String channel, String externalId, String raw) {
        return switch (work.receive(row(channel, externalId, raw))) {
            case IntakeWork.Received.Settled settled -> settled.message();
            case IntakeWork.Received.Known known -> handle(known.id()).flatMap(_ -> work.message(channel, externalId));
            case IntakeWork.Received.Kept kept -> throw kept.failure();
        };
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
     * As {@link #store(String, String, String)}, of several messages that the channel keeps itself: what is stored of each is its
     * name there.
     *
     * @return their names here, in the same order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> store(String channel, List<String> names) {
        var rows =
                names.stream().distinct().map(name -> row(channel, name, name)).toList();
        var written = db.insertInto(RECEIVED)
                .set(rows)
                .onConflictDoNothing()
                .returning()
                .fetch();
        later.handle(written.getValues(RECEIVED.RECEIVED_ID));
        var ids = new HashMap<String, UUID>();
        written.forEach(row -> ids.put(row.getExternalId(), row.getReceivedId()));
        return names.stream()
                .map(name -> ids.computeIfAbsent(name, _ -> known(channel, name)))
                .toList();
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
        var row = row(channel, externalId, raw);
        var written = db.insertInto(RECEIVED).set(row).onConflictDoNothing().execute();
        if (written == 0) return known(channel, externalId);
        later.handle(List.of(row.getReceivedId()));
        return row.getReceivedId();
    }

    private ReceivedRecord row(String channel, String externalId, String raw) {
        var row = db.newRecord(RECEIVED);
        row.setWorkspaceId(Acting.workspace());
        row.setReceivedId(UuidCreator.getTimeOrderedEpoch());
        row.setChannel(channel);
        row.setExternalId(externalId);
        row.setRaw(raw.replace("\0", ""));
        row.setReceivedAt(now());
        return row;
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
