package org.peyvand.worth.model;

/**
 * A number with the interval it is expected in.
 *
 * @param expected the mean, which a skewed distribution may have outside of a narrow interval
 * @param low lower end
 * @param high upper end
 */
public record Estimate(double expected, double low, double high) {

    /** Exactly this. */
    public static Estimate exactly(double value) {
        return new Estimate(value, value, value);
    }

    /** The same in another unit. */
    public Estimate times(double factor) {
        return new Estimate(expected * factor, low * factor, high * factor);
    }
}
