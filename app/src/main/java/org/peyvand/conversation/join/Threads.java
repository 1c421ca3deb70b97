package org.peyvand.conversation.join;

import static org.peyvand.conversation.db.Tables.CONVERSATION;
import static org.peyvand.conversation.db.Tables.DRAFT;
import static org.peyvand.conversation.db.Tables.DRAFT_FILE;
import static org.peyvand.conversation.db.Tables.JOINED_MESSAGE;
import static org.peyvand.conversation.db.Tables.MENTION;
import static org.peyvand.conversation.db.Tables.MESSAGE;
import static org.peyvand.conversation.db.Tables.TAG;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.db.tables.records.MessageRecord;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** Moves messages between two conversations whose rows are held, and what hangs on the conversations themselves. */
@Component
class Threads {

    private final DSLContext db;

    Threads(DSLContext db) {
        this.db = db;
    }

    /** All messages of a conversation, in their order. */
    List<MessageRecord> of(UUID conversation) {
        return db.selectFrom(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.CONVERSATION_ID.eq(conversation))
                .orderBy(MESSAGE.NUMBER)
                .fetch();
    }

    /** Both in one order: by time, and each in the order it had. */
    static List<MessageRecord> merged(List<MessageRecord> one, List<MessageRecord> other) {
        var merged = new ArrayList<MessageRecord>();
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            var first = !one.get(i).getAt().isAfter(other.get(j).getAt());
            merged.add(first ? one.get(i++) : other.get(j++));
        }
        merged.addAll(one.subList(i, one.size()));
        merged.addAll(other.subList(j, other.size()));
        return merged;
    }

    /** Makes these, in that order, the messages of the conversation. */
    void put(ConversationRecord row, List<MessageRecord> messages) {
        for (int i = 0; i < messages.size(); i++) place(messages.get(i), row.getConversationId(), -1 - i);
        for (int i = 0; i < messages.size(); i++) place(messages.get(i), row.getConversationId(), 1 + i);
        row.setMessages(messages.size());
        messages.reversed().stream()
                .filter(message -> Message.Kind.of(message.getKind()) != Message.Kind.NOTE)
                .findFirst()
                .ifPresent(last -> Rows.lastIs(row, last));
    }

    private void place(MessageRecord message, UUID conversation, int number) {
        message.setConversationId(conversation);
        message.setNumber(number);
        message.update();
    }

    /** Notes which messages come along from a conversation that is joined to another. */
    void cameFrom(UUID conversation, Collection<MessageRecord> messages) {
        for (var message : messages) {
            db.insertInto(JOINED_MESSAGE)
                    .set(JOINED_MESSAGE.WORKSPACE_ID, Acting.workspace())
                    .set(JOINED_MESSAGE.CONVERSATION_ID, conversation)
                    .set(JOINED_MESSAGE.MESSAGE_ID, message.getMessageId())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Those of the messages that came along from that conversation; they are noted no more. */
    List<MessageRecord> takeBack(UUID conversation, List<MessageRecord> among) {
        var noted = db.deleteFrom(JOINED_MESSAGE)
                .where(JOINED_MESSAGE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(JOINED_MESSAGE.CONVERSATION_ID.eq(conversation))
                .returning(JOINED_MESSAGE.MESSAGE_ID)
                .fetchSet(JOINED_MESSAGE.MESSAGE_ID);
        return among.stream()
                .filter(message -> noted.contains(message.getMessageId()))
                .toList();
    }

    /** Tags, drafts and mentions of one hold for the other too. */
    void belongings(UUID from, UUID to) {
        db.insertInto(TAG)
                .select(db.select(TAG.WORKSPACE_ID, DSL.val(to), TAG.TAG_KEY, TAG.LABEL)
                        .from(TAG)
                        .where(TAG.WORKSPACE_ID.eq(Acting.workspace()), TAG.CONVERSATION_ID.eq(from)))
                .onConflictDoNothing()
                .execute();
        mentions(from, to);
        drafts(from, to);
    }

    private void mentions(UUID from, UUID to) {
        db.selectFrom(MENTION)
                .where(MENTION.WORKSPACE_ID.eq(Acting.workspace()), MENTION.CONVERSATION_ID.eq(from))
                .forEach(row -> db.insertInto(MENTION)
                        .set(MENTION.WORKSPACE_ID, row.getWorkspaceId())
                        .set(MENTION.MEMBER_ID, row.getMemberId())
                        .set(MENTION.CONVERSATION_ID, to)
                        .set(MENTION.AT, row.getAt())
                        .set(MENTION.UNREAD, row.getUnread())
                        .onConflict(MENTION.WORKSPACE_ID, MENTION.MEMBER_ID, MENTION.CONVERSATION_ID)
                        .doUpdate()
                        .set(MENTION.AT, DSL.greatest(MENTION.AT, DSL.excluded(MENTION.AT)))
                        .set(
                                MENTION.UNREAD,
                                DSL.field(DSL.or(
                                        MENTION.UNREAD.isTrue(),
                                        DSL.excluded(MENTION.UNREAD).isTrue())))
                        .execute());
        db.deleteFrom(MENTION)
                .where(MENTION.WORKSPACE_ID.eq(Acting.workspace()), MENTION.CONVERSATION_ID.eq(from))
                .execute();
    }

    private void drafts(UUID from, UUID to) {
        db.selectFrom(DRAFT)
                .where(DRAFT.WORKSPACE_ID.eq(Acting.workspace()), DRAFT.CONVERSATION_ID.eq(from))
                .forEach(row -> db.insertInto(DRAFT)
                        .set(DRAFT.WORKSPACE_ID, row.getWorkspaceId())
                        .set(DRAFT.CONVERSATION_ID, to)
                        .set(DRAFT.MEMBER_ID, row.getMemberId())
                        .set(DRAFT.KIND, row.getKind())
                        .set(DRAFT.TEXT, row.getText())
                        .set(DRAFT.SAVED_AT, row.getSavedAt())
                        .onConflict(DRAFT.WORKSPACE_ID, DRAFT.CONVERSATION_ID, DRAFT.MEMBER_ID, DRAFT.KIND)
                        .doUpdate()
                        .set(DRAFT.TEXT, DSL.concat(DRAFT.TEXT, DSL.inline("\n\n"), DSL.excluded(DRAFT.TEXT)))
                        .execute());
        db.update(DRAFT_FILE)
                .set(DRAFT_FILE.CONVERSATION_ID, to)
                .where(DRAFT_FILE.WORKSPACE_ID.eq(Acting.workspace()), DRAFT_FILE.CONVERSATION_ID.eq(from))
                .execute();
        db.deleteFrom(DRAFT)
                .where(DRAFT.WORKSPACE_ID.eq(Acting.workspace()), DRAFT.CONVERSATION_ID.eq(from))
                .execute();
    }

    /** Both rows, held in the order of their ids, so that two who do it at once do not wait for each other for ever. */
    List<ConversationRecord> hold(UUID one, UUID other, Condition visible) {
        return db.selectFrom(CONVERSATION)
                .where(visible, CONVERSATION.CONVERSATION_ID.in(one, other))
                .orderBy(CONVERSATION.CONVERSATION_ID)
                .forUpdate()
                .fetch();
    }
}
