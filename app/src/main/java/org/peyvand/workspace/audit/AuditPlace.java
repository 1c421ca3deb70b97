package org.peyvand.workspace.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where a page of the log ended. */
record AuditPlace(Instant at, UUID id) {

    /** Reads what {@link #toString} wrote; empty for anything else. */
    static Optional<AuditPlace> parse(String text) {
        var parts = text.split("_", 2);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new AuditPlace(Instant.parse(parts[0]), UUID.fromString(parts[1])));
        } catch (DateTimeException | IllegalArgumentException notAPlace) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
