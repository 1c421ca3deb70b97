package org.peyvand.conversation.writing;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.State;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.level.ServiceLevels;
import org.peyvand.conversation.level.Timer;
import org.peyvand.conversation.live.Changes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts what customers say into their conversations, which wait for us from then on. */
@Component
public class Hearing {

    private final Clock clock;
    private final Beginning beginning;
    private final Writing writing;
    private final ServiceLevels levels;
    private final Milestones milestones;
    private final Owners owners;
    private final Changes changes;

    Hearing(
            Clock clock,
            Beginning beginning,
            Writing writing,
            ServiceLevels levels,
            Milestones milestones,
            Owners owners,
            Changes changes) {
        this.clock = clock;
        this.beginning = beginning;
        this.writing = writing;
        this.levels = levels;
        this.milestones = milestones;
        this.owners = owners;
        this.changes = changes;
    }

    /**
     * Begins a conversation with what the customer says first; what a machine began is closed already. All that is to stand
     * in its row is known before it is written, so that it is written once.
     *
     * @param externalId the channel's own name for the message
     * @param begins told of the conversation before it is there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Message begin(
            String channel, Optional<UUID> customer, String externalId, Incoming first, Consumer<UUID> begins) {
        var row = beginning.row(channel, customer, first);
        begins.accept(row.getConversationId());
        var origin = Writing.Origin.customer(row, externalId);
        var message = writing.next(row, Message.Kind.INBOUND, first.text(), first.at(), origin, first.further());
        var timers = List.<Timer>of();
        if (!first.further().quiet()) {
            row.setWaitingSince(utc(first.at()));
            timers = levels.begun(row, first.at());
        }
        beginning.write(row);
        var written = writing.write(message);
        levels.start(row, timers);
        customer.ifPresent(who -> milestones.begun(who, row, first));
        changes.tell(row);
        return written;
    }

    /**
     * Puts a message of the customer into the conversation, or that which it was joined to, which waits for us from then
     * on, whatever it was before; a quiet one leaves that as it is.
     *
     * @param externalId the channel's own name for it: the same message comes in once
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Message said(UUID conversation, String externalId, Incoming incoming) {
        return said(conversation, Optional.empty(), externalId, incoming);
    }

    /** As {@link #said(UUID, String, Incoming)}, by a customer whose the conversation is from then on, if it was nobody's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Message said(UUID conversation, Optional<UUID> customer, String externalId, Incoming incoming) {
        var row = writing.holdJoined(conversation);
        customer.ifPresent(who -> belongsTo(row, who));
        var further = incoming.further();
        var origin = Writing.Origin.customer(row, externalId);
        var message = writing.append(row, Message.Kind.INBOUND, incoming.text(), incoming.at(), origin, further);
        if (!further.quiet()) {
            if (row.getWaitingSince() == null) row.setWaitingSince(utc(incoming.at()));
            if (State.CLOSED.code().equals(row.getState())) owners.takenUp(row);
            Writing.turn(row, State.OPEN);
            levels.wrote(row, incoming.at());
        }
        row.update();
        changes.tell(row);
        return message;
    }

    /** Whoever is writing turns out to be this customer, unless they are known already; whoever holds the row writes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void belongsTo(ConversationRecord row, UUID customer) {
        if (row.getCustomerId() != null) return;
        row.setCustomerId(customer);
        row.setOriginalCustomerId(customer);
        levels.remeasured(row, clock.instant());
        milestones.belongs(customer, row);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
