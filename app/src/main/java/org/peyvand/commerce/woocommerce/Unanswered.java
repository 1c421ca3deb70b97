package org.peyvand.commerce.woocommerce;

import java.time.Duration;
import java.util.Optional;

/** A shop that was asked gave no answer that can be used. It says no more, and so costs no stack trace. */
final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final Trouble trouble;
    private final String detail;
    private final transient Optional<Duration> retryAfter;

    Unanswered(Trouble trouble, String detail) {
        this(trouble, detail, Optional.empty());
    }

    /** @param retryAfter how long the shop asked to be left alone */
    Unanswered(Trouble trouble, String detail, Optional<Duration> retryAfter) {
        super(trouble + " " + detail, null, false, false);
        var said = detail.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        this.trouble = trouble;
        this.detail = said.substring(0, Math.min(said.length(), LONGEST));
        this.retryAfter = retryAfter;
    }

    Trouble trouble() {
        return trouble;
    }

    String detail() {
        return detail;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
