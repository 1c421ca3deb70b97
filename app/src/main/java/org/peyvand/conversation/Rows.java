package org.peyvand.conversation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.db.tables.records.InquiryRecord;
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
                row.getAt().toInstant(),
                Optional.ofNullable(row.getAnswers()));
    }

    static Inquiry question(InquiryRecord row, MessageRecord note) {
        return new Inquiry(
                row.getMessageId(),
                note.getConversationId(),
                asked(row),
                row.getWhom(),
                Optional.ofNullable(row.getAskedBy()),
                note.getAuthor(),
                note.getText(),
                row.getAskedAt().toInstant(),
                stage(row));
    }

    private static Asked asked(InquiryRecord row) {
        if (row.getMemberId() != null) return new Asked.Member(row.getMemberId());
        if (row.getTeamId() != null) return new Asked.Team(row.getTeamId());
        return new Asked.Outside(row.getChannel(), row.getSenderId(), row.getAddress(), row.getSubject());
    }

    private static Inquiry.Stage stage(InquiryRecord row) {
        if (row.getAnsweredAt() != null) return Inquiry.Stage.ANSWERED;
        return row.getWithdrawnAt() != null ? Inquiry.Stage.WITHDRAWN : Inquiry.Stage.OPEN;
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
