package org.peyvand.customer;

import java.time.Instant;
import java.util.Locale;

/**
 * What somebody said of being written to at an address.
 *
 * @param how where it was said: by telephone, on a form
 * @param by who wrote it down
 */
public record Consent(Purpose purpose, State state, String how, String by, Instant at) {

    /** What was said. */
    public enum State {
        GIVEN,
        WITHDRAWN,
        /** Nothing that is known, or nothing that can be relied on any more. */
        UNKNOWN;

        /** The word stored. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
