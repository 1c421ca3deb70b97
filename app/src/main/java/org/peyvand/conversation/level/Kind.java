package org.peyvand.conversation.level;

import java.util.Locale;

/** What is promised to a customer who writes. */
public enum Kind {
    /** The first answer of a conversation. */
    FIRST_ANSWER,
    /** An answer to whatever the customer writes later. */
    NEXT_ANSWER,
    /** The conversation closed; counted while it is our turn. */
    SOLVED;

    /** The word stored, and by which pages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
