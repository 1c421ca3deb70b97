package org.peyvand.knowledge;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The import of a folder of Markdown.
 *
 * @param files how many it holds, of which {@code done} have come to their end
 * @param outcomes how many files came to which end
 * @param failure the message that says why it ended before its end
 */
public record FolderImport(
        UUID id,
        String fileName,
        boolean publish,
        State state,
        Optional<String> failure,
        int files,
        int done,
        Instant createdAt,
        String createdBy,
        Map<ImportedFile.Outcome, Integer> outcomes) {

    /** How far an import is. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED;

        /** The word stored and used in messages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** How much of it is done, from 0 to 1. */
    public double progress() {
        return files == 0 ? 1 : done / (double) files;
    }

    /** How many files came to that end. */
    public int of(ImportedFile.Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
