package org.peyvand.worth.model;

/** Why a fit is not to be trusted as it stands. */
public enum Doubt {
    /** There are too few customers, or too few who came again, for the number of parameters. The plain rule stands in. */
    TOO_FEW,
    /** Nobody ever bought again. The plain rule stands in. */
    NO_REPEATS,
    /** All happened on one day: there is no time to count over. The plain rule stands in. */
    NO_TIME,
    /** The optimiser found no end. The plain rule stands in. */
    NOT_CONVERGED,
    /** A parameter ran away to where it hardly makes a difference; the model is usable, its parameters say little. */
    AT_EDGE,
    /** Baskets differ so much that the model has no mean. The plain mean stands in. */
    NO_MEAN,
    /** The regularity of purchases is asked for but the gaps were not told; k is 1. */
    NO_GAPS;

    /** Whether the plain rule stands in. */
    public boolean fallsBack() {
        return this != AT_EDGE && this != NO_GAPS;
    }
}
