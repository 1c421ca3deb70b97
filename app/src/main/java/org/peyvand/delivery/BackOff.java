package org.peyvand.delivery;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long to wait after so many attempts in a row that came to nothing: one minute, doubled each time, at most two hours;
 * a fifth more or less, so that those who failed together do not come back together. The same seed waits as long.
 */
final class BackOff {

    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(2);
    static final double JITTER = 0.2;

    /** After that nothing more is tried. */
    static final Duration GIVES_UP = Duration.ofDays(2);

    private static final int DOUBLINGS = 7;

    private BackOff() {}

    /** @param failures 1 or more */
    static Duration after(int failures, long seed) {
        var doubled = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, failures - 1));
        var plain = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        var share = 1 + JITTER * (2 * new SplittableRandom(seed + failures).nextDouble() - 1);
        return Duration.ofMillis(Math.round(plain.toMillis() * share));
    }
}
