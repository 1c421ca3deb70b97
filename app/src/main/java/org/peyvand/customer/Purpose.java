package org.peyvand.customer;

import java.util.Locale;
import java.util.Optional;

/** What somebody is written to for. */
public enum Purpose {
    /** An answer, news of an order: what they asked for or are owed. */
    SERVICE,
    /** What they may like: only with their consent. */
    MARKETING;

    /** The word stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The purpose of that word, if there is one. */
    public static Optional<Purpose> of(String code) {
        for (var purpose : values()) if (purpose.code().equals(code)) return Optional.of(purpose);
        return Optional.empty();
    }
}
