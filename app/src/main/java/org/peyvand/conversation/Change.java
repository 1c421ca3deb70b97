package org.peyvand.conversation;

import java.util.Optional;
import java.util.UUID;

/**
 * Something about a conversation is not as it was: the word that goes round between nodes and to open screens. It carries
 * ids alone; who hears it looks for himself what he may see.
 */
record Change(UUID workspace, UUID conversation, What what) {

    /** What changed. */
    enum What {
        CHANGED,
        TYPING
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    static Optional<Change> parse(String text) {
        var parts = text.split(" ");
        try {
            return parts.length != 3
                    ? Optional.empty()
                    : Optional.of(
                            new Change(UUID.fromString(parts[0]), UUID.fromString(parts[1]), What.valueOf(parts[2])));
        } catch (IllegalArgumentException notAChange) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return workspace + " " + conversation + " " + what;
    }
}
