package org.peyvand.worth.model;

/**
 * What the models know of one customer's purchases. Purchases of one day count as one.
 *
 * @param repeats purchases after the first one, x ≥ 0
 * @param recency weeks from the first purchase to the last one, t_x; 0 without a repeat purchase
 * @param age weeks from the first purchase to now, T ≥ t_x
 */
public record History(int repeats, double recency, double age) {

    /** Bought for the first time a moment ago. */
    public static final History NEW = new History(0, 0, 0);

    private static final double DAYS = 7;

    /** @throws IllegalArgumentException when the numbers contradict each other or are not finite */
    public History {
        if (!(repeats >= 0 && recency >= 0 && age >= recency && Double.isFinite(age)) || repeats == 0 && recency > 0) {
            throw new IllegalArgumentException("no such history: %d repeat purchases, the last after %s of %s weeks"
                    .formatted(repeats, recency, age));
        }
    }

    /** The history counted in whole days. */
    public static History ofDays(int repeats, int recencyDays, int ageDays) {
        return new History(repeats, recencyDays / DAYS, ageDays / DAYS);
    }

    /** Weeks since the last purchase. */
    public double silence() {
        return age - recency;
    }

    /** The same history when so many more weeks have passed in silence. */
    public History later(double weeks) {
        return new History(repeats, recency, age + weeks);
    }
}
