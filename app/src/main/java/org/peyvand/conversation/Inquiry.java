package org.peyvand.conversation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something asked inside while the customer waits. It stands in the conversation as a note.
 *
 * @param id of the note
 * @param whom what the one asked was called then
 * @param by the member who asks
 * @param author what they are called
 */
public record Inquiry(
        UUID id,
        UUID conversation,
        Asked asked,
        String whom,
        Optional<UUID> by,
        String author,
        String text,
        Instant at,
        Stage stage) {

    /** How far a question has come. */
    public enum Stage {
        OPEN,
        ANSWERED,
        WITHDRAWN;

        /** The word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOpen() {
        return stage == Stage.OPEN;
    }
}
