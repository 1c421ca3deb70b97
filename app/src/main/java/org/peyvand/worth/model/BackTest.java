package org.peyvand.worth.model;

import java.util.List;

/** How wrong a model was about the business's own past. */
public record BackTest(
        Fit fit,
        long customers,
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

    /** Customers of like probability to be alive, and the share of them that was seen again. */
    public record Decile(long customers, double alive, double predictedSeen, double seen) {}

    /** Predicted against actual total, such as 0.05 for 5 % too many; not a number when nobody bought. */
    public double error() {
        return predicted / actual - 1;
    }

    /** Fits this kind to the histories before the cut and tries it on the time held out. */
    public static BackTest of(Kind kind, Trials trials) {
        throw new UnsupportedOperationException();
    }
}
