package org.peyvand.knowledge;

import java.util.Locale;

/** How far an article has come in one language. */
public enum ArticleState {
    /** Members see it. */
    DRAFT,
    /** The public reads one of its versions; members may be writing the next. */
    PUBLISHED,
    /** Out of use, kept with its history. */
    ARCHIVED;

    /** The word stored and used in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is none of these */
    public static ArticleState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
