package org.peyvand.conversation;

import java.util.Locale;

/** How pressing a conversation is. Stored as its place in this order. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    /** The word by which pages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
