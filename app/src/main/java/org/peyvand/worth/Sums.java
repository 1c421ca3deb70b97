package org.peyvand.worth;

/**
 * What was bought and given back in some time.
 *
 * @param customers how many bought
 * @param spent in the smallest unit of the currency counted in; so is what was returned, above zero
 */
record Sums(long customers, long orders, long spent, long returned) {

    static final Sums NONE = new Sums(0, 0, 0, 0);

    /** Sales less returns. */
    long net() {
        return spent - returned;
    }

    Sums plus(Sums other) {
        return new Sums(
                customers + other.customers, orders + other.orders, spent + other.spent, returned + other.returned);
    }

    Sums minus(Sums other) {
        return plus(new Sums(-other.customers, -other.orders, -other.spent, -other.returned));
    }
}
