package org.peyvand.delivery;

import java.util.Locale;

/** Where a delivery stands. The first two are open; the others are ends, out of which only a person takes it. */
public enum DeliveryState {
    PLANNED,
    /** In the hands of a worker. */
    SENDING,
    SENT,
    FAILED,
    /** Not sent, on purpose. */
    SKIPPED,
    /** Handed over or not, nobody here can tell; never sent again by itself. */
    UNCERTAIN;

    /** The word stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether it may yet be sent by itself. */
    public boolean isOpen() {
        return this == PLANNED || this == SENDING;
    }
}
