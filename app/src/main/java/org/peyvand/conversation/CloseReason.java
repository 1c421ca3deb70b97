package org.peyvand.conversation;

import java.util.Locale;
import java.util.Optional;

/** Why a conversation was closed. */
public enum CloseReason {
    SOLVED,
    NO_ANSWER_NEEDED,
    DUPLICATE,
    SPAM,
    OTHER;

    /** The word stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something was brought to an end, and not merely put away. */
    public boolean isAnEnd() {
        return this == SOLVED || this == OTHER;
    }

    /** The reason of that word; none for another. */
    public static Optional<CloseReason> of(String code) {
        for (var reason : values()) if (reason.code().equals(code)) return Optional.of(reason);
        return Optional.empty();
    }
}
