package org.peyvand.worth.model;

import java.util.List;

/**
 * How wrong a way of foretelling was about the business's own past: fitted to what was known at a day, compared with what came
 * after it.
 *
 * @param fit to the histories before the cut
 * @param weeks length of the time held out
 * @param byFrequency by repeat purchases before the cut
 * @param curve repeat purchases of all, cumulated by week; empty where they were not told
 * @param alive calibration of "still a customer", from the least likely on
 * @param predicted purchases of all in the time held out
 * @param actual the same as it was
 */
public record BackTest(
        Fit fit,
        double weeks,
        List<Frequency> byFrequency,
        List<Week> curve,
        List<Decile> alive,
        double predicted,
        double actual) {

    /** Mean purchases in the time held out, of customers with so many repeat purchases before; the last row is "or more". */
    public record Frequency(int repeats, boolean orMore, long customers, double predicted, double actual) {}

    /** Repeat purchases of all since the first day, up to the end of this week (1 the first). */
    public record Week(int week, boolean heldOut, double predicted, long actual) {}

    /** Customers of like probability to be alive; the share of them expected to be seen again, and the share that was. */
    public record Decile(long customers, double alive, double predictedSeen, double seen) {}

    /** Fits this kind to the histories before the cut and tries it on the time held out. */
    public static BackTest of(Kind kind, Trials trials) {
        return BackTesting.of(Fitting.fit(kind, trials.histories()), trials);
    }

    /** Predicted against actual total, such as 0.05 for 5 % too many; not a number when nobody bought. */
    public double error() {
        return actual == 0 ? Double.NaN : predicted / actual - 1;
    }

    /**
     * Purchases foretold of the wrong frequency group, as a share of those that came: 0 is perfect. Not a number when nobody
     * bought.
     */
    public double distance() {
        double astray = byFrequency.stream()
                .mapToDouble(row -> row.customers() * Math.abs(row.predicted() - row.actual()))
                .sum();
        return actual == 0 ? Double.NaN : astray / actual;
    }
}
