package org.peyvand.llm;

import java.time.Duration;
import java.util.Locale;

/** What the language model is asked for. */
public enum Purpose {
    /** An answer of the chat's bot; its visitor waits. */
    CHAT(Duration.ofSeconds(12)),
    /** A draft for a member, who reads it before it leaves. */
    DRAFT(Duration.ofSeconds(30));

    private final Duration patience;

    Purpose(Duration patience) {
        this.patience = patience;
    }

    /** For how long an answer is waited for. */
    Duration patience() {
        return patience;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
