package org.peyvand.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Durations that were measured.
 *
 * @param nanos each of them, in nanoseconds, in rising order
 * @param wallNanos how long it took to measure them all, which is less than their sum when some ran side by side
 */
record Samples(long[] nanos, long wallNanos) {

    static Samples of(long[] unordered, long wallNanos) {
        var nanos = unordered.clone();
        Arrays.sort(nanos);
        return new Samples(nanos, wallNanos);
    }

    /** In milliseconds: the smallest that at least this share of them does not exceed. */
    double percentile(double share) {
        if (nanos.length == 0) return Double.NaN;
        int at = (int) Math.ceil(share * nanos.length) - 1;
        return nanos[Math.max(0, at)] / 1e6;
    }

    double median() {
        return percentile(0.5);
    }

    double perSecond() {
        return nanos.length * 1e9 / wallNanos;
    }

    /** Three significant digits, or whole where there are more. */
    static String number(double value) {
        if (Double.isNaN(value)) return "–";
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
