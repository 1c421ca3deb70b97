package org.peyvand.conversation.live;

import java.util.Optional;
import java.util.UUID;

/**
 * Something about a conversation is not as it was: the word that goes round between nodes and to open screens. It carries
 * ids alone; who hears it looks for himself what he may see.
 *
 * @param team the team the conversation is for: of a closed one, those outside are not told
 * @param customer whose conversation it is: their other conversations show it beside them
 */
public record Change(UUID workspace, UUID conversation, What what, Optional<UUID> team, Optional<UUID> customer) {

    private static final String NONE = "-";

    /** What changed. */
    public enum What {
        CHANGED,
        /** A member writes an answer. */
        TYPING,
        CUSTOMER_TYPING,
        /** The customer has seen more of it. */
        SEEN,
        /** One of us has seen more of it. */
        READ,
        /** Who may see what; no conversation in particular. */
        TEAMS
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    static Optional<Change> parse(String text) {
        var parts = text.split(" ");
        try {
            if (parts.length != 5) return Optional.empty();
            return Optional.of(new Change(
                    UUID.fromString(parts[0]),
                    UUID.fromString(parts[1]),
                    What.valueOf(parts[2]),
                    id(parts[3]),
                    id(parts[4])));
        } catch (IllegalArgumentException notAChange) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String word) {
        return word.equals(NONE) ? Optional.empty() : Optional.of(UUID.fromString(word));
    }

    private static String word(Optional<UUID> id) {
        return id.map(UUID::toString).orElse(NONE);
    }

    @Override
    public String toString() {
        return workspace + " " + conversation + " " + what + " " + word(team) + " " + word(customer);
    }
}
