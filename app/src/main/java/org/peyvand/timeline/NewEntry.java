package org.peyvand.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something to be put on a timeline.
 *
 * @param at when it happened, which may be long ago
 * @param source who tells: {@code desk}, {@code order}, {@code api} …
 * @param externalId the teller's own id; told again under the same id, the entry is replaced and not doubled
 */
public record NewEntry(UUID customer, Instant at, Happening what, String source, Optional<String> externalId) {

    /** The source of what people write down by hand. */
    public static final String DESK = "desk";

    /** The same happening, of this customer. */
    NewEntry of(UUID another) {
        return new NewEntry(another, at, what, source, externalId);
    }
}
