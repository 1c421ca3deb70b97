package org.peyvand.conversation.reading;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Due;
import org.peyvand.conversation.Inquiry;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Priority;
import org.peyvand.conversation.State;
import org.peyvand.conversation.db.tables.records.ConversationRecord;
import org.peyvand.conversation.db.tables.records.InquiryRecord;
import org.peyvand.conversation.db.tables.records.MessageRecord;

/** Rows of the database read as what they mean. */
public final class Rows {

    private static final int SNIPPET = 160;
    private static final Pattern WHITE = Pattern.compile("\\s+");

    /** Between these, text is laid out apart from its neighbours (UAX #9: FSI and PDI). */
    private static final String ISOLATED = "\u2068";

    private static final String SO_FAR = "\u2069";

    private Rows() {}

    /** @param tags which lie in a table of their own */
    public static Conversation conversation(ConversationRecord row, List<String> tags) {
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

    public static Message message(MessageRecord row) {
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

    /** @param note the message that asks */
    public static Inquiry question(InquiryRecord row, MessageRecord note) {
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
    public static void lastIs(ConversationRecord row, MessageRecord last) {
        row.setLastMessageAt(last.getAt());
        row.setLastText(excerpt(last.getText()));
        row.setLastKind(last.getKind());
    }

    /** As {@link #snippet}; what stood on lines of its own keeps its own direction of writing beside the others. */
    private static String excerpt(String text) {
        var lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() < 2) return snippet(text);
        var excerpt = new StringJoiner(" ");
        int room = SNIPPET;
        for (int at = 0; at < lines.size() && room > 0; at++) {
            var said = snippet(lines.get(at), room);
            excerpt.add(ISOLATED + said + SO_FAR);
            room -= said.length() + 1;
        }
        return excerpt.toString();
    }

    /** The beginning of a text on one line, never half a letter. */
    public static String snippet(String text) {
        return snippet(text, SNIPPET);
    }

    private static String snippet(String text, int longest) {
        var line = WHITE.matcher(text.strip()).replaceAll(" ");
        if (line.length() <= longest) return line;
        var end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        return line.substring(0, end) + "…";
    }
}
