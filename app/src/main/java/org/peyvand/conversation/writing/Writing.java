package org.peyvand.conversation.writing;

import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.MESSAGE;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.State;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.db.tables.records.MessageRecord;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.conversation.search.MessageIndex;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Pipeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes messages down. The conversation's row is the queue: whoever holds it gives the next number. */
@Component
public class Writing {

    private final DSLContext db;
    private final MessageIndex index;
    private final Visible visible;
    private final Pipeline pipeline;

    Writing(DSLContext db, MessageIndex index, Visible visible, Pipeline pipeline) {
        this.pipeline = pipeline;
        this.db = db;
        this.index = index;
        this.visible = visible;
    }

    /**
     * Where a message comes from.
     *
     * @param channel by which it came
     * @param externalId the channel's own name for it
     * @param author as pages show it; empty where the customer wrote
     * @param answers the note it answers
     */
    public record Origin(
            String channel,
            Optional<String> externalId,
            String author,
            Optional<UUID> authorId,
            Optional<UUID> answers) {

        /** Of the customer, by the channel of the conversation. */
        public static Origin customer(ConversationRecord row, String externalId) {
            return new Origin(row.getChannel(), Optional.of(externalId), "", Optional.empty(), Optional.empty());
        }

        /** Whoever acts. */
        public static Origin us(ConversationRecord row, Optional<UUID> answers) {
            return new Origin(row.getChannel(), Optional.empty(), Acting.now().name(), member(), answers);
        }
    }

    /** @throws Refused when there is no such conversation in this workspace, or not for whoever acts */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConversationRecord hold(UUID conversation) {
        return db.selectFrom(CONVERSATION)
                .where(visible.of(conversation))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
    }

    /** As {@link #hold}, of the conversation its messages are with now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ConversationRecord holdJoined(UUID conversation) {
        var row = hold(conversation);
        while (row.getJoinedInto() != null) row = hold(row.getJoinedInto());
        return row;
    }

    /** A message of whoever acts. */
    public Message append(ConversationRecord row, Message.Kind kind, String text, Instant at) {
        return append(row, kind, text, at, Origin.us(row, Optional.empty()));
    }

    /** Writes the message down as the conversation's last; whoever holds the row writes that. */
    public Message append(ConversationRecord row, Message.Kind kind, String text, Instant at, Origin origin) {
        return append(row, kind, text, at, origin, Incoming.Further.NOTHING);
    }

    /** As {@link #append(ConversationRecord, Message.Kind, String, Instant, Origin)}, with what only some channels know. */
    public Message append(
            ConversationRecord row,
            Message.Kind kind,
            String text,
            Instant at,
            Origin origin,
            Incoming.Further further) {
        return write(next(row, kind, text, at, origin, further));
    }

    /** The conversation's next message, which is still to be written; its row shows it already. */
    public MessageRecord next(
            ConversationRecord row,
            Message.Kind kind,
            String text,
            Instant at,
            Origin origin,
            Incoming.Further further) {
        var author = further.author().isEmpty() ? origin.author() : further.author();
        var message = db.newRecord(MESSAGE);
        message.setWorkspaceId(row.getWorkspaceId());
        message.setMessageId(UuidCreator.getTimeOrderedEpoch());
        message.setConversationId(row.getConversationId());
        message.setNumber(row.getMessages() + 1);
        message.setKind(kind.code());
        message.setText(text.replace("\0", ""));
        message.setAuthor(author.replace("\0", ""));
        message.setAuthorId(origin.authorId().orElse(null));
        message.setChannel(origin.channel());
        message.setExternalId(origin.externalId().orElse(null));
        message.setAnswers(origin.answers().orElse(null));
        message.setAt(at.atOffset(ZoneOffset.UTC));
        message.setFolded(further.folded().replace("\0", ""));
        message.setLaidOut(further.laidOut());
        row.setMessages(message.getNumber());
        if (kind != Message.Kind.NOTE) Rows.lastIs(row, message);
        return message;
    }

    private static final String WRITE = """
            insert into conversation.message (workspace_id, message_id, conversation_id, number, kind, text, author, author_id,
                channel, external_id, answers, at, folded, laid_out)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Writes down a message whose conversation is there, and the words it is found by. */
    public Message write(MessageRecord message) {
        pipeline.later(
                WRITE,
                message.getWorkspaceId(),
                message.getMessageId(),
                message.getConversationId(),
                message.getNumber(),
                message.getKind(),
                message.getText(),
                message.getAuthor(),
                message.getAuthorId(),
                message.getChannel(),
                message.getExternalId(),
                message.getAnswers(),
                message.getAt(),
                message.getFolded(),
                message.getLaidOut());
        var written = Rows.message(message);
        index.add(written);
        return written;
    }

    /** Writes down what a message just written repeats of earlier ones. */
    public void repeats(UUID message, String repeated) {
        if (repeated.isEmpty()) return;
        db.update(MESSAGE)
                .set(MESSAGE.FOLDED, repeated)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.MESSAGE_ID.eq(message))
                .execute();
    }

    /** When the customer wrote, for the first time after the message of that number, where they still wait for an answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<OffsetDateTime> unread(ConversationRecord row, int read) {
        if (row.getWaitingSince() == null || row.getMessages() <= read) return Optional.empty();
        return db.select(MESSAGE.AT)
                .from(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MESSAGE.CONVERSATION_ID.eq(row.getConversationId()))
                .and(MESSAGE.NUMBER.gt(read))
                .and(MESSAGE.KIND.eq(Message.Kind.INBOUND.code()))
                .orderBy(MESSAGE.NUMBER)
                .limit(1)
                .fetchOptional(MESSAGE.AT);
    }

    /** Puts the conversation into a state; what belonged to the one before goes with it. */
    public static void turn(ConversationRecord row, State state) {
        row.setState(state.code());
        row.setSnoozedUntil(null);
        row.setClosedReason("");
        row.setClosedBy("");
    }

    /** @throws Refused when it is empty, or longer than {@link Conversations#LONGEST} */
    public static String checked(String text) {
        if (text.isBlank()) throw Refused.because("conversation.refused.empty");
        if (text.length() > Conversations.LONGEST) {
            throw Refused.because("conversation.refused.long", Conversations.LONGEST);
        }
        return text;
    }

    /** The acting member; empty for a program and for Peyvand itself. */
    public static Optional<UUID> member() {
        return Acting.now().id().filter(_ -> Acting.now().kind() == Actor.Kind.MEMBER);
    }
}
