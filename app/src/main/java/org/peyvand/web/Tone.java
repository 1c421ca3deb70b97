package org.peyvand.web;

import java.util.Locale;

/** What a colour means, in badges, notices and progress. */
public enum Tone {
    NEUTRAL,
    ACCENT,
    GOOD,
    WARNING,
    BAD;

    /** As style classes name it: "neutral", "bad". */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
