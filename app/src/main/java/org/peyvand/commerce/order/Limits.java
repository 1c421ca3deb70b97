package org.peyvand.commerce.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.peyvand.web.Refused;

/** What no order holds, whoever tells it. */
public final class Limits {

    /** The beginning of 1300 by the Jalali calendar. */
    private static final Instant FIRST = Instant.parse("1921-03-21T00:00:00Z");

    /** Clocks and zones are set wrong; more than that lies in the future. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private Limits() {}

    /** The word of what is wrong with the time of an order; empty where it may be. */
    public static Optional<String> wrongTime(Instant placedAt, Instant now) {
        if (placedAt.isAfter(now.plus(AHEAD))) return Optional.of("dateAhead");
        return placedAt.isBefore(FIRST) ? Optional.of("dateLongAgo") : Optional.empty();
    }

    /** @throws Refused when it is longer, in characters, or holds what no text of the database may */
    public static void text(String text, int longest, String refusal) {
        if (text.length() > longest || text.indexOf('\0') >= 0) throw Refused.because(refusal, longest);
    }

    /** @throws Refused when it is further from zero than the largest */
    public static void number(BigDecimal number, BigDecimal largest, String refusal) {
        if (number.abs().compareTo(largest) > 0) throw Refused.because(refusal, number, largest);
    }
}
