package org.peyvand.worth.model;

import org.hipparchus.special.Gamma;

/**
 * Walks over P(M ≥ m), m = 0, 1, 2 …, for the number M of Poisson events in a time when their rate is gamma distributed
 * (the negative binomial of Ehrenberg). All terms are positive, so nothing cancels, whatever the parameters.
 */
final class CountTail {

    /** Where P(M = 0) is smaller than e to this, the walk starts at the first number that is not sure to be reached. */
    private static final double NEVER_NONE = -600;

    private static final double NEVER = -60;
    private static final double PRECISION = 1e-16;
    private static final long MOST = 20_000_000;

    private final double shape;
    private final double ratio;
    private final double mean;
    private final double logNone;
    private final long first;

    private long events;
    private double atLeast = 1;
    private double exactly;

    /**
     * @param shape of the rate's gamma distribution, above 0
     * @param rate of the same in weeks, above 0
     * @param weeks the time counted over, at least 0
     */
    CountTail(double shape, double rate, double weeks) {
        this.shape = shape;
        ratio = weeks / (rate + weeks);
        mean = shape * (weeks / rate);
        logNone = -shape * Math.log1p(weeks / rate);
        first = logNone > NEVER_NONE ? 0 : firstDoubtful();
        exactly = Math.exp(first == 0 ? logNone : logExactly(first));
    }

    long events() {
        return events;
    }

    /** Probability of at least {@link #events()}. */
    double atLeast() {
        return atLeast;
    }

    void next() {
        if (events < first) {
            events++;
            return;
        }
        atLeast = events == 0 ? -Math.expm1(logNone) : Math.max(0, atLeast - exactly);
        exactly *= ratio * (shape + events) / (events + 1);
        events++;
    }

    /** Whether all that is still to come makes no difference to the mean. */
    boolean spent() {
        if (events < mean) return events > MOST;
        double shrinking = Math.max(ratio, ratio * (shape + events) / (events + 1));
        double kept = 1 - shrinking;
        return kept > 0 && exactly <= PRECISION * Math.min(1, mean) * kept * kept || events > MOST;
    }

    private double logExactly(long count) {
        return Gamma.logGamma(shape + count)
                - Gamma.logGamma(shape)
                - Gamma.logGamma(count + 1.0)
                + logNone
                + count * Math.log(ratio);
    }

    private long firstDoubtful() {
        long never = 0;
        long sometimes = (long) Math.min(mean, MOST);
        while (sometimes - never > 1) {
            long middle = (never + sometimes) >>> 1;
            if (logExactly(middle) < NEVER) never = middle;
            else sometimes = middle;
        }
        return never;
    }
}
