package org.peyvand.llm;

import java.util.Locale;

/** What came of asking. */
public enum Outcome {
    PHRASED,
    /** It says that the passages do not answer the question. */
    UNKNOWN,
    /** It named no passage, or said what stands in none. */
    THROWN_AWAY,
    /** It gave no answer. */
    FAILED;

    /** The word stored, and named by messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
