package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.RECEIVED;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.peyvand.customer.People;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of taking a message in, each a transaction of its own. */
@Component
class IntakeWork {

    private final DSLContext db;
    private final Clock clock;
    private final Channels channels;
    private final People people;
    private final Conversations conversations;

    IntakeWork(DSLContext db, Clock clock, Channels channels, People people, Conversations conversations) {
        this.db = db;
        this.clock = clock;
        this.channels = channels;
        this.people = people;
        this.conversations = conversations;
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
            row.setConversationId(put(
                    row.getChannel(),
                    row.getExternalId(),
                    channels.named(row.getChannel()).read(row.getRaw())));
        } catch (UnreadableMessage unreadable) {
            row.setProblem(unreadable.getMessage());
        }
        row.setHandledAt(clock.instant().atOffset(ZoneOffset.UTC));
        row.update();
        return Optional.ofNullable(row.getConversationId());
    }

    /** Finds out who writes, and puts the message into its conversation. */
    @Transactional
    public UUID put(String channel, String externalId, Incoming incoming) {
        var customer = incoming.person()
                .map(person -> people.resolve(List.of(person)).getFirst().customer());
        var conversation = incoming.continues().orElseGet(() -> conversations.begin(channel, customer, incoming));
        if (incoming.continues().isPresent()) customer.ifPresent(who -> conversations.belongsTo(conversation, who));
        conversations.said(conversation, externalId, incoming);
        return conversation;
    }
}
