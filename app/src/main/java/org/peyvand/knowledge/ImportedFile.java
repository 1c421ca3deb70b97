package org.peyvand.knowledge;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a file of an imported folder.
 *
 * @param detail a number the outcome speaks of, or ""
 */
public record ImportedFile(String path, Outcome outcome, String detail, Optional<UUID> article) {

    /** The ends a file can come to. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** Somebody has changed the article here since: it stays as they left it. */
        CHANGED_HERE,
        PICTURE,
        NOT_MARKDOWN,
        NOT_TEXT,
        TOO_LONG,
        EMPTY,
        BAD_PICTURE;

        /** Whether the folder and the articles agree about the file now. */
        public boolean isTaken() {
            return switch (this) {
                case CREATED, CHANGED, UNCHANGED, PICTURE -> true;
                case CHANGED_HERE, NOT_MARKDOWN, NOT_TEXT, TOO_LONG, EMPTY, BAD_PICTURE -> false;
            };
        }

        /** The word stored and used in messages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
