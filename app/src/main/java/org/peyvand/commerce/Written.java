package org.peyvand.commerce;

import java.util.Locale;
import java.util.UUID;

/** What became of an order that was told: its id, and whether it was news. */
public record Written(UUID order, Outcome outcome) {

    /** Told for the first time; told again as it was; told again with other contents, which now stand. */
    public enum Outcome {
        CREATED,
        UNCHANGED,
        CHANGED;

        /** The word used in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
