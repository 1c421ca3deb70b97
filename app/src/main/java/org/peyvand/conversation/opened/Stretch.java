package org.peyvand.conversation.opened;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.Brought;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Inquiry;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.note.Mentions;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.search.Highlight;
import org.peyvand.delivery.Delivery;

/**
 * Some messages of a conversation in a row, with what pages show of each.
 *
 * @param deliveries of the messages that have one, by their ids
 * @param brought what messages brought beside their text, by their ids
 * @param questions of the notes that ask something, by their ids
 * @param mayAnswer whether whoever acts may write
 * @param divisible whether a conversation of its own can begin with any of them
 * @param names of colleagues and teams, which notes may name
 * @param mayTeach whether whoever acts may write articles
 */
public record Stretch(
        Conversation conversation,
        List<Message> messages,
        Map<UUID, Delivery> deliveries,
        Map<UUID, Brought> brought,
        Map<UUID, Inquiry> questions,
        boolean mayAnswer,
        boolean mayTeach,
        boolean divisible,
        List<String> names) {

    private static final int LONGEST_TITLE = 160;

    /** Whether there are messages before them. */
    public boolean older() {
        return !messages.isEmpty() && messages.getFirst().number() > 1;
    }

    /** What the message brought beside its text. */
    public Brought brought(Message message) {
        return brought.getOrDefault(message.id(), Brought.NOTHING);
    }

    /** The question it asks, if it asks one. */
    public Optional<Inquiry> question(Message message) {
        return Optional.ofNullable(questions.get(message.id()));
    }

    /** The text of a message, in which a note's names of colleagues and teams are found. */
    public List<Highlight.Piece> pieces(Message message) {
        return message.kind() == Message.Kind.NOTE
                ? Mentions.pieces(message.text(), names)
                : List.of(new Highlight.Piece(message.text(), false));
    }

    /** What an article made of an answer is called at first: what was asked. */
    public String titleOf(Message answer) {
        var asked = messages.stream()
                .filter(message -> answer.answers().equals(Optional.of(message.id())))
                .map(Message::text)
                .findFirst()
                .orElseGet(conversation::subject);
        var line = Rows.snippet(asked.isBlank() ? answer.text() : asked);
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE);
    }
}
