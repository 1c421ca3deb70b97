package org.peyvand.worth.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * What winning customers cost against what they bring. The number of customers is taken for a Poisson count, which gives the
 * cost of one its exact interval (Garwood, Biometrika 28, 1936); their worth for a sample, whose mean has Student's interval
 * (Biometrika 6, 1908); the ratio of the two for a compound Poisson sum over a known spend, with an interval on its logarithm
 * by the delta method (Oehlert, The American Statistician 46, 1992). Nothing here knows what would have come unpaid.
 *
 * @param customers won
 * @param spend paid for it, in any unit, at least 0
 * @param valued how many of them were valued
 * @param total of their values, in the unit of the spend
 * @param squares sum of the squares of their values
 * @param level of the intervals, between 0 and 1
 */
public record Acquisition(long customers, double spend, long valued, double total, double squares, double level) {

    /** Below so many customers it is not said whether they pay for themselves. */
    public static final int FEW = 10;

    private static final int HALVINGS = 200;

    /** What is to be said of the ratio. */
    public enum Verdict {
        /** Nothing was spent. */
        FREE,
        /** Something was spent, and nobody came. */
        NOBODY,
        /** Too few have come, or have been valued, to say. */
        FEW,
        /** A customer costs more than they bring, and by chance alone it would hardly look so. */
        LOSS,
        /** A customer costs more than they bring, but it may be chance. */
        LIKELY_LOSS,
        /** A customer brings more than they cost, but it may be chance. */
        LIKELY_GAIN,
        /** A customer brings more than they cost. */
        GAIN;

        /** Whether somebody should look at it. */
        public boolean isAlarm() {
            return this == LOSS || this == LIKELY_LOSS || this == NOBODY;
        }
    }

    public Verdict verdict() {
        if (spend == 0) return Verdict.FREE;
        if (customers == 0) return Verdict.NOBODY;
        if (customers < FEW || valued < FEW) return Verdict.FEW;
        var ratio = ratio();
        if (ratio.expected() < 1) return ratio.high() < 1 ? Verdict.LOSS : Verdict.LIKELY_LOSS;
        return ratio.low() > 1 ? Verdict.GAIN : Verdict.LIKELY_GAIN;
    }

    /** What a customer cost; the upper end is infinite where nobody came. */
    public Estimate cost() {
        double tail = (1 - level) / 2;
        double low = customers == 0 ? 0 : gammaQuantile(customers, tail);
        double high = gammaQuantile(customers + 1.0, 1 - tail);
        return new Estimate(spend / customers, spend / high, spend / low);
    }

    /** What a customer brings. The ends are the mean itself where one alone was valued. */
    public Estimate value() {
        double mean = mean();
        if (valued < 2) return Estimate.exactly(mean);
        double variance = Math.max(0, squares - valued * mean * mean) / (valued - 1);
        double half = studentQuantile(valued - 1.0, (1 + level) / 2) * Math.sqrt(variance / valued);
        return new Estimate(mean, mean - half, mean + half);
    }

    private double mean() {
        return valued == 0 ? 0 : total / valued;
    }

    /** Value over cost: above 1 a customer brings more than they cost. */
    public Estimate ratio() {
        double ratio = mean() * customers / spend;
        double factor = Math.exp(normalQuantile() * relativeError());
        return ratio > 0 ? new Estimate(ratio, ratio / factor, ratio * factor) : Estimate.exactly(ratio);
    }

    /** Standard error of the logarithm of the ratio: of the number of customers, and of what one brings. */
    private double relativeError() {
        double mean = mean();
        double ofMean = valued < 2 || mean == 0
                ? 1
                : Math.max(0, squares / valued - mean * mean) / (mean * mean) / (valued - 1);
        return Math.sqrt(1.0 / customers + ofMean);
    }

    /** Months until what was paid is back; an empty end lies beyond what is looked at. */
    public record PayBack(OptionalInt months, OptionalInt low, OptionalInt high) {}

    /**
     * When a customer has brought what they cost, with the ends the ratio's interval has.
     *
     * @param brought what one has brought on average up to each month since the first purchase, the first being month 0
     */
    public PayBack payBack(List<Double> brought) {
        double cost = spend / customers;
        double factor = Math.exp(normalQuantile() * relativeError());
        return new PayBack(reached(brought, cost), reached(brought, cost / factor), reached(brought, cost * factor));
    }

    private static OptionalInt reached(List<Double> brought, double cost) {
        for (int month = 0; month < brought.size(); month++) {
            if (brought.get(month) >= cost) return OptionalInt.of(month);
        }
        return OptionalInt.empty();
    }

    private double normalQuantile() {
        return Math.sqrt(2) * Erf.erfInv(level);
    }

    static double gammaQuantile(double shape, double probability) {
        return inverse(x -> Gamma.regularizedGammaP(shape, x), probability, shape + 50 * Math.sqrt(shape) + 50);
    }

    static double studentQuantile(double freedom, double probability) {
        return inverse(
                t -> 1 - Beta.regularizedBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2, probability, 1e4);
    }

    /** Where a rising function from 0 on reaches a probability. */
    private static double inverse(DoubleUnaryOperator rising, double probability, double most) {
        double low = 0;
        double high = most;
        for (int i = 0; i < HALVINGS && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < probability) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
