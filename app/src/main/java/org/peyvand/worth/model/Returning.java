package org.peyvand.worth.model;

/**
 * How often customers who had fallen silent came back within a year, counted from a base's own past by how long the silence
 * was against the customer's own rhythm.
 */
public final class Returning {

    /** So many of those came back. */
    public record Share(long returned, long of) {

        /** Whether too few are counted to say much: fewer than 30. */
        public boolean small() {
            return of < 30;
        }

        /** Share that returned with its 95 % interval after Wilson; 0 to 1 and empty knowledge when nobody counts. */
        public Estimate share() {
            throw new UnsupportedOperationException();
        }
    }

    /** Starts to count. */
    public static Builder builder() {
        return new Builder();
    }

    /** Of those who had been silent so many times their usual gap. */
    public Share after(double timesUsualGap) {
        throw new UnsupportedOperationException();
    }

    /** Collects silences, ended or not. */
    public static final class Builder {

        private Builder() {}

        /**
         * A silence that ended with a purchase.
         *
         * @param usualGap of the customer when it began, in days, above 0
         * @param beganAgo days from its begin to now
         * @param length days till the purchase
         */
        public Builder ended(double usualGap, int beganAgo, int length) {
            throw new UnsupportedOperationException();
        }

        /** A silence that lasts till now. */
        public Builder open(double usualGap, int beganAgo) {
            throw new UnsupportedOperationException();
        }

        public Returning build() {
            throw new UnsupportedOperationException();
        }
    }
}
