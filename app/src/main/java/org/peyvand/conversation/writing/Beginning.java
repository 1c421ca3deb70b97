package org.peyvand.conversation.writing;

import static org.peyvand.conversation.db.Tables.CONVERSATION;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Priority;
import org.peyvand.conversation.State;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Pipeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins conversations. */
@Component
public class Beginning {

    private static final int LONGEST_SUBJECT = 200;

    private final DSLContext db;
    private final Milestones milestones;
    private final Pipeline pipeline;

    Beginning(DSLContext db, Milestones milestones, Pipeline pipeline) {
        this.pipeline = pipeline;
        this.db = db;
        this.milestones = milestones;
    }

    /**
     * Begins a conversation in which we write first; nothing is said in it yet.
     *
     * @param text tells what it is about where there is no subject
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID begin(String channel, UUID customer, String subject, String text, Instant at) {
        var first = new Incoming(Optional.empty(), Optional.empty(), subject, text, at);
        var row = row(channel, Optional.of(customer), first);
        write(row);
        milestones.begun(customer, row, first);
        return row.getConversationId();
    }

    private static final String WRITE = """
            insert into conversation.conversation (workspace_id, conversation_id, customer_id, original_customer_id, channel,
                subject, state, closed_reason, priority, messages, waiting_since, begun_at, last_message_at, last_text,
                last_kind, warn_at, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Writes down a conversation that is new: it goes with what is written next. */
    void write(ConversationRecord row) {
        pipeline.later(
                WRITE,
                row.getWorkspaceId(),
                row.getConversationId(),
                row.getCustomerId(),
                row.getOriginalCustomerId(),
                row.getChannel(),
                row.getSubject(),
                row.getState(),
                row.getClosedReason(),
                row.getPriority(),
                row.getMessages(),
                row.getWaitingSince(),
                row.getBegunAt(),
                row.getLastMessageAt(),
                row.getLastText(),
                row.getLastKind(),
                row.getWarnAt(),
                row.getDueAt());
    }

    /** A conversation that is still to be written; what a machine began is closed already. */
    ConversationRecord row(String channel, Optional<UUID> customer, Incoming first) {
        var row = db.newRecord(CONVERSATION);
        row.setWorkspaceId(Acting.workspace());
        row.setConversationId(UuidCreator.getTimeOrderedEpoch());
        row.setCustomerId(customer.orElse(null));
        row.setOriginalCustomerId(customer.orElse(null));
        row.setChannel(channel);
        row.setSubject(cut(first.subject().strip()));
        row.setState(State.OPEN.code());
        row.setClosedReason("");
        row.setLastText("");
        row.setLastKind(Message.Kind.INBOUND.code());
        if (first.further().quiet()) {
            row.setState(State.CLOSED.code());
            row.setClosedReason(CloseReason.NO_ANSWER_NEEDED.code());
        }
        row.setPriority((short) Priority.NORMAL.ordinal());
        row.setMessages(0);
        row.setBegunAt(first.at().atOffset(ZoneOffset.UTC));
        row.setLastMessageAt(first.at().atOffset(ZoneOffset.UTC));
        return row;
    }

    private static String cut(String said) {
        var subject = said.replace("\0", "");
        return subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
    }
}
