package org.peyvand.conversation;

import java.util.Locale;

/** Whose turn it is. */
public enum State {
    /** The customer waits for us. */
    OPEN,
    /** We wait for the customer. */
    WAITING,
    /** Put away until a time. */
    SNOOZED,
    /** Done with, until the customer writes again. */
    CLOSED;

    /** The word stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word, as stored. */
    public static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
