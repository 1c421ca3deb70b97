package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.RECEIVED;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.peyvand.conversation.db.tables.records.ReceivedRecord;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.writing.Attachments;
import org.peyvand.conversation.writing.Hearing;
import org.peyvand.customer.People;
import org.peyvand.workspace.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The taking in of a message: at once where its sender waits for it, else in steps, each a transaction of its own. */
@Component
class IntakeWork {

    /** The first word of a problem, by which the bundle tells people what it is. */
    static final String UNREADABLE = "unreadable";

    static final String FAILED = "failed";

    private static final int LONGEST_PROBLEM = 500;
    private static final Logger log = LoggerFactory.getLogger(IntakeWork.class);

    private final DSLContext db;
    private final Clock clock;
    private final Channels channels;
    private final People people;
    private final Conversations conversations;
    private final Hearing hearing;
    private final Attachments attachments;
    private final Inquiries questions;
    private final IntakeJobs.Later later;
    private final TransactionTemplate apart;

    IntakeWork(
            DSLContext db,
            Clock clock,
            Channels channels,
            People people,
            Conversations conversations,
            Hearing hearing,
            Attachments attachments,
            Inquiries questions,
            IntakeJobs.Later later,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.channels = channels;
        this.people = people;
        this.conversations = conversations;
        this.hearing = hearing;
        this.attachments = attachments;
        this.questions = questions;
        this.later = later;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What became of a message that came by a request. */
    sealed interface Received {

        /** It is in its conversation; or in quarantine, or none at all. */
        record Settled(Optional<Message> message) implements Received {}

        /** It had come before under that name. */
        record Known(UUID id) implements Received {}

        /** It is stored, with a job that tries again what failed for a reason of ours. */
        record Kept(RuntimeException failure) implements Received {}
    }

    /**
     * Stores a message and puts it into its conversation. What fails takes back the second alone, so a message is there
     * whenever this returns.
     */
    @Transactional
    public Received receive(ReceivedRecord row) {
        if (db.insertInto(RECEIVED).set(row).onConflictDoNothing().execute() == 0)
            return new Received.Known(known(row));
        try {
            return new Received.Settled(apart.execute(_ -> settle(row)));
        } catch (RuntimeException failure) {
            return kept(row, failure);
        } catch (StackOverflowError deep) {
            return kept(row, new IllegalStateException("It is nested too deeply", deep));
        }
    }

    /** The message a channel brought under that name, wherever it is now. */
    @Transactional(readOnly = true)
    public Optional<Message> message(String channel, String externalId) {
        return conversations.received(channel, externalId);
    }

    private Received kept(ReceivedRecord row, RuntimeException failure) {
        db.update(RECEIVED)
                .set(RECEIVED.ATTEMPTS, RECEIVED.ATTEMPTS.plus(1))
                .where(RECEIVED.WORKSPACE_ID.eq(row.getWorkspaceId()), RECEIVED.RECEIVED_ID.eq(row.getReceivedId()))
                .execute();
        later.handle(List.of(row.getReceivedId()));
        return new Received.Kept(failure);
    }

    private UUID known(ReceivedRecord row) {
        return db.select(RECEIVED.RECEIVED_ID)
                .from(RECEIVED)
                .where(RECEIVED.WORKSPACE_ID.eq(row.getWorkspaceId()))
                .and(RECEIVED.CHANNEL.eq(row.getChannel()))
                .and(RECEIVED.EXTERNAL_ID.eq(row.getExternalId()))
                .fetchSingle(RECEIVED.RECEIVED_ID);
    }

    /**
     * Puts what was stored into its conversation, unless that is done; the row is held, so it is done once. It does not wait
     * for the disk: what a crash of the machine takes back is stored still, and is done once more. Whatever leaves because of
     * it is claimed in a later transaction that does wait, and so for this one too.
     */
    @Transactional
    public Optional<UUID> handle(UUID received) {
        db.execute("set local synchronous_commit = off");
        var row = db.selectFrom(RECEIVED)
                .where(RECEIVED.WORKSPACE_ID.eq(Acting.workspace()), RECEIVED.RECEIVED_ID.eq(received))
                .forUpdate()
                .fetchSingle();
        if (row.getHandledAt() != null) return Optional.ofNullable(row.getConversationId());
        settle(row);
        later.done(received);
        return Optional.ofNullable(row.getConversationId());
    }

    private Optional<Message> settle(ReceivedRecord row) {
        var message = Optional.<Message>empty();
        try {
            message = settle(row, channels.named(row.getChannel()));
        } catch (UnreadableMessage unreadable) {
            quarantine(row, unreadable.why() + " " + unreadable.getMessage());
        }
        row.setHandledAt(now());
        write(row);
        return message;
    }

    /** Written by its key, whether the row was read or has just been stored. */
    private void write(ReceivedRecord row) {
        db.update(RECEIVED)
                .set(RECEIVED.CONVERSATION_ID, row.getConversationId())
                .set(RECEIVED.ASIDE, Optional.ofNullable(row.getAside()).orElse(""))
                .set(RECEIVED.PROBLEM, Optional.ofNullable(row.getProblem()).orElse(""))
                .set(RECEIVED.QUARANTINED_AT, row.getQuarantinedAt())
                .set(RECEIVED.HANDLED_AT, row.getHandledAt())
                .where(RECEIVED.WORKSPACE_ID.eq(row.getWorkspaceId()), RECEIVED.RECEIVED_ID.eq(row.getReceivedId()))
                .execute();
    }

    private Optional<Message> settle(ReceivedRecord row, Channel channel) {
        var message = switch (channel.read(row.getRaw())) {
            case Incoming incoming ->
                Optional.of(put(
                        row.getChannel(), row.getExternalId(), incoming, begun -> channel.begins(row.getRaw(), begun)));
            case AnsweredNote answer -> Optional.of(cameBack(row, answer));
            case Aside aside -> aside(row, aside);
        };
        message.ifPresent(said -> {
            row.setConversationId(said.conversation());
            channel.took(row.getRaw(), said);
        });
        return message;
    }

    private Message cameBack(ReceivedRecord row, AnsweredNote answer) {
        var note = questions.cameBack(row.getChannel(), row.getExternalId(), answer);
        attachments.keep(note.id(), answer.further().attachments());
        return note;
    }

    private static Optional<Message> aside(ReceivedRecord row, Aside aside) {
        row.setAside(aside.why());
        return Optional.empty();
    }

    /**
     * Counts a failure of ours.
     *
     * @return whether it is done with: it was the last try, and the message is in quarantine, or somebody else has handled it
     */
    @Transactional
    public boolean failed(UUID received, int tries, Throwable failure) {
        var row = db.selectFrom(RECEIVED)
                .where(RECEIVED.WORKSPACE_ID.eq(Acting.workspace()), RECEIVED.RECEIVED_ID.eq(received))
                .forUpdate()
                .fetchSingle();
        if (row.getHandledAt() != null) return true;
        row.setAttempts(row.getAttempts() + 1);
        var last = row.getAttempts() >= tries;
        if (last) {
            log.warn("A message received was not understood in {} tries and waits in quarantine", tries, failure);
            quarantine(row, FAILED + " " + failure);
            row.setHandledAt(now());
        }
        row.update();
        return last;
    }

    private void quarantine(ReceivedRecord row, String problem) {
        row.setProblem(problem.replace("\0", "").substring(0, Math.min(problem.length(), LONGEST_PROBLEM)));
        row.setQuarantinedAt(now());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Finds out who writes, and puts the message into its conversation. */
    @Transactional
    public Message put(String channel, String externalId, Incoming incoming) {
        return put(channel, externalId, incoming, _ -> {});
    }

    private Message put(String channel, String externalId, Incoming incoming, Consumer<UUID> begins) {
        var customer = incoming.person()
                .map(person -> people.resolve(List.of(person)).getFirst().customer());
        var message = incoming.continues()
                .map(told -> hearing.said(told, customer, externalId, incoming))
                .orElseGet(() -> hearing.begin(channel, customer, externalId, incoming, begins));
        attachments.keep(message.id(), incoming.further().attachments());
        return message;
    }
}
