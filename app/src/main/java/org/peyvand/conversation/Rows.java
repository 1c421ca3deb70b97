package org.peyvand.conversation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.db.tables.records.MessageRecord;

/** Rows of the database read as what they mean. */
final class Rows {

    private static final int SNIPPET = 160;

    private Rows() {}

    static Conversation conversation(ConversationRecord row, List<String> tags) {
        return new Conversation(
                row.getConversationId(),
                Optional.ofNullable(row.getCustomerId()),
                row.getChannel(),
                row.getSubject(),
                State.of(row.getState()),
                Optional.ofNullable(row.getWaitingSince()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getSnoozedUntil()).map(OffsetDateTime::toInstant),
                CloseReason.of(row.getClosedReason()),
                row.getClosedBy(),
                Optional.ofNullable(row.getDueAt())
                        .map(at -> new Due(row.getWarnAt().toInstant(), at.toInstant())),
                Optional.ofNullable(row.getAssigneeId()),
                Optional.ofNullable(row.getTeamId()),
                Priority.values()[row.getPriority()],
                tags,
                row.getMessages(),
                row.getLastMessageAt().toInstant(),
                row.getLastText(),
                Message.Kind.of(row.getLastKind()),
                row.getBegunAt().toInstant());
    }

    static Message message(MessageRecord row) {
        return new Message(
                row.getMessageId(),
                row.getConversationId(),
                row.getNumber(),
                Message.Kind.of(row.getKind()),
                row.getText(),
                row.getAuthor(),
                Optional.ofNullable(row.getAuthorId()),
                row.getAt().toInstant());
    }

    /** What the inbox shows of a conversation is its last message. */
    static void lastIs(ConversationRecord row, MessageRecord last) {
        row.setLastMessageAt(last.getAt());
        row.setLastText(snippet(last.getText()));
        row.setLastKind(last.getKind());
    }

    /** The beginning of a text on one line, never half a letter. */
    static String snippet(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= SNIPPET) return line;
        var end = Character.isHighSurrogate(line.charAt(SNIPPET - 1)) ? SNIPPET - 1 : SNIPPET;
        return line.substring(0, end) + "…";
    }
}
