package org.peyvand.worth.tally;

/**
 * What was bought and given back in some time.
 *
 * @param customers how many bought
 * @param spent in the smallest unit of the currency counted in; so is what was returned, above zero
 */
public record Sums(long customers, long orders, long spent, long returned) {

    /** Nothing at all. */
    public static final Sums NONE = new Sums(0, 0, 0, 0);

    /** Sales less returns. */
    public long net() {
        return spent - returned;
    }

    /** Both together. */
    public Sums plus(Sums other) {
        return new Sums(
                customers + other.customers, orders + other.orders, spent + other.spent, returned + other.returned);
    }

    /** These without the others; may be below zero. */
    public Sums minus(Sums other) {
        return plus(new Sums(-other.customers, -other.orders, -other.spent, -other.returned));
    }
}
