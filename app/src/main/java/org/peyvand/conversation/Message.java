package org.peyvand.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One message of a conversation.
 *
 * @param number from 1 on in its conversation, in the order in which they came in
 * @param text as typed
 * @param author who wrote it, as pages show it; empty where the customer did
 * @param answers of a note, the note it answers: a question, or what was handed on
 */
public record Message(
        UUID id,
        UUID conversation,
        int number,
        Kind kind,
        String text,
        String author,
        Optional<UUID> authorId,
        Instant at,
        Optional<UUID> answers) {

    /** The number of the last answer among the messages that the customer has seen, or 0. */
    public static int lastSeen(List<Message> messages, int seen) {
        return messages.stream()
                .filter(message -> message.kind() == Kind.OUTBOUND && message.number() <= seen)
                .mapToInt(Message::number)
                .max()
                .orElse(0);
    }

    /** Which way a message goes. */
    public enum Kind {
        /** From the customer. */
        INBOUND,
        /** To the customer. */
        OUTBOUND,
        /** Among ourselves: no customer ever sees it. */
        NOTE;

        /** The word stored. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that word, as stored. */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
