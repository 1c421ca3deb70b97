package org.peyvand.commerce;

import java.util.Locale;

/** Whether goods went out or came back. */
public enum OrderKind {
    SALE,
    RETURN;

    /** The word stored and used in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrderKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
