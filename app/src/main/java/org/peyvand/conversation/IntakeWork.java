package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.RECEIVED;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.peyvand.conversation.db.tables.records.ReceivedRecord;
import org.peyvand.customer.People;
import org.peyvand.workspace.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of taking a message in, each a transaction of its own. */
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
    private final Attachments attachments;
    private final Inquiries questions;
    private final IntakeJobs.Later later;

    IntakeWork(
            DSLContext db,
            Clock clock,
            Channels channels,
            People people,
            Conversations conversations,
            Attachments attachments,
            Inquiries questions,
            IntakeJobs.Later later) {
        this.db = db;
        this.clock = clock;
        this.channels = channels;
        this.people = people;
        this.conversations = conversations;
        this.attachments = attachments;
        this.questions = questions;
        this.later = later;
    }

    /** Stored for good once this returns. */
    @Transactional
    public UUID store(Supplier<UUID> storing) {
        return storing.get();
    }

    /** Puts what was stored into its conversation, unless that is done; the row is held, so it is done once. */
    @Transactional
    public Optional<UUID> handle(UUID received) {
        var row = db.selectFrom(RECEIVED)
                .where(RECEIVED.WORKSPACE_ID.eq(Acting.workspace()), RECEIVED.RECEIVED_ID.eq(received))
                .forUpdate()
                .fetchSingle();
        if (row.getHandledAt() != null) return Optional.ofNullable(row.getConversationId());
        try {
            settle(row, channels.named(row.getChannel()));
        } catch (UnreadableMessage unreadable) {
            quarantine(row, unreadable.why() + " " + unreadable.getMessage());
        }
        row.setHandledAt(now());
        row.update();
        later.done(received);
        return Optional.ofNullable(row.getConversationId());
    }

    private void settle(ReceivedRecord row, Channel channel) {
        switch (channel.read(row.getRaw())) {
            case Incoming incoming -> {
                var message = put(
                        row.getChannel(), row.getExternalId(), incoming, begun -> channel.begins(row.getRaw(), begun));
                row.setConversationId(message.conversation());
                channel.took(row.getRaw(), message);
            }
            case AnsweredNote answer -> {
                var note = questions.cameBack(row.getChannel(), row.getExternalId(), answer);
                attachments.keep(note.id(), answer.further().attachments());
                row.setConversationId(note.conversation());
                channel.took(row.getRaw(), note);
            }
            case Aside aside -> row.setAside(aside.why());
        }
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
        incoming.continues()
                .ifPresent(told -> customer.ifPresent(who -> conversations.belongsTo(conversations.now(told), who)));
        var conversation = incoming.continues().orElseGet(() -> begun(channel, customer, incoming, begins));
        var message = conversations.said(conversation, externalId, incoming);
        attachments.keep(message.id(), incoming.further().attachments());
        return message;
    }

    private UUID begun(String channel, Optional<UUID> customer, Incoming first, Consumer<UUID> begins) {
        var conversation = conversations.begin(channel, customer, first);
        begins.accept(conversation);
        return conversation;
    }
}
