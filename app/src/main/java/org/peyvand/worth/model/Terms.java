package org.peyvand.worth.model;

/**
 * How far one looks ahead and how much less later money counts.
 *
 * @param weeks horizon, at least 0
 * @param yearlyRate discount of a year, such as 0.15, at least 0; at 25 a day is discounted continuously
 * @param level of the intervals, between 0 and 1, such as 0.8
 */
public record Terms(double weeks, double yearlyRate, double level) {

    /** Weeks of a year. */
    public static final double YEAR = 365.2425 / 7;

    /** @throws IllegalArgumentException outside of the ranges */
    public Terms {
        if (!(weeks >= 0 && Double.isFinite(weeks) && yearlyRate >= 0 && level > 0 && level < 1)) {
            throw new IllegalArgumentException("%s weeks at %s, level %s".formatted(weeks, yearlyRate, level));
        }
    }

    /** The next twelve months, undiscounted. */
    public static Terms nextYear(double level) {
        return new Terms(YEAR, 0, level);
    }

    /** So many years at this yearly rate. */
    public static Terms years(double years, double yearlyRate, double level) {
        return new Terms(years * YEAR, yearlyRate, level);
    }
}
