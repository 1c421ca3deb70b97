package org.peyvand.worth.model;

/**
 * What is supposed to be different from now on.
 *
 * @param dropOut factor on the mean probability (or, in the Pareto/NBD, rate) of dropping out; 1 as it is, 0 nobody leaves
 * @param gap factor on the time between two purchases of a living customer, above 0; 1 as it is
 */
public record Change(double dropOut, double gap) {

    /** Everything stays as it is. */
    public static final Change NONE = new Change(1, 1);

    /** @throws IllegalArgumentException outside of the ranges */
    public Change {
        if (!(dropOut >= 0 && Double.isFinite(dropOut) && gap > 0 && Double.isFinite(gap))) {
            throw new IllegalArgumentException("drop-out × %s, gap × %s".formatted(dropOut, gap));
        }
    }
}
