package org.peyvand.commerce;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The import of a file, from its upload to its report.
 *
 * @param rowsDone how many rows of the file were dealt with
 * @param rowsInFile known once it is running
 * @param failure a key of the message bundles, where it failed
 */
public record Import(
        UUID id,
        String fileName,
        long fileBytes,
        State state,
        ImportPlan plan,
        long stepsDone,
        long rowsDone,
        Optional<Long> rowsInFile,
        ImportCounts counts,
        Optional<String> failure,
        String startedBy,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    /** How far it is. */
    public enum State {
        UPLOADED,
        RUNNING,
        STOPPED,
        DONE,
        FAILED,
        DISCARDED;

        /** The word stored, and the end of its messages' keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it may be started, or taken up again. */
    public boolean isOpen() {
        return state == State.UPLOADED || state == State.STOPPED || state == State.FAILED;
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** From 0 to 1. */
    public double progress() {
        if (state == State.DONE) return 1;
        return rowsInFile
                .filter(all -> all > 0)
                .map(all -> Math.min(1, rowsDone / (double) all))
                .orElse(0.0);
    }
}
