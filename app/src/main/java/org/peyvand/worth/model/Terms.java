package org.peyvand.worth.model;

/**
 * How far one looks ahead, and how much less later money counts.
 *
 * @param weeks horizon, at least 0
 * @param yearlyRate discount of a year, such as 0.15, at least 0; counted continuously
 * @param level of the intervals, between 0 and 1, such as 0.8
 */
public record Terms(double weeks, double yearlyRate, double level) {

    /** Weeks of a year. */
    public static final double YEAR = 365.2425 / 7;

    private static final int NODES = 6;

    /** @throws IllegalArgumentException outside of the ranges */
    public Terms {
        if (!(weeks >= 0 && yearlyRate >= 0 && Double.isFinite(weeks + yearlyRate) && level > 0 && level < 1)) {
            throw new IllegalArgumentException("%s weeks at %s, level %s".formatted(weeks, yearlyRate, level));
        }
    }

    /** The next twelve months, not discounted. */
    public static Terms nextYear(double level) {
        return new Terms(YEAR, 0, level);
    }

    /** So many years at this yearly rate. */
    public static Terms years(double years, double yearlyRate, double level) {
        return new Terms(years * YEAR, yearlyRate, level);
    }

    /** What money after so many weeks counts, 0 to 1. */
    double discount(double after) {
        return Math.pow(1 + yearlyRate, -after / YEAR);
    }

    /**
     * Purchases expected within the horizon, each with the discount of its moment: the integral of the discount over what is
     * expected, by parts and after Gauss, since what is expected is smooth in time.
     */
    double purchases(Predictor predictor, History history, Change change) {
        double last = predictor.expected(history, weeks, change);
        if (yearlyRate == 0 || last == 0) return last;
        double rate = Math.log1p(yearlyRate) / YEAR;
        var gauss = Gauss.of(NODES);
        double sum = 0;
        for (int node = 0; node < NODES; node++) {
            double at = weeks * gauss.point(node);
            sum += gauss.weight(node) * discount(at) * predictor.expected(history, at, change);
        }
        return rate * weeks * sum + discount(weeks) * last;
    }
}
