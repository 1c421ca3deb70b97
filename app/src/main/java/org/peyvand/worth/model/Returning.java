package org.peyvand.worth.model;

/**
 * How often customers who had fallen silent came back within a year, counted from a base's own past by how long the silence
 * was against the customer's usual gap. Only silences that could be watched for a whole year count, so that the young do not
 * look faithful.
 */
public final class Returning {

    /**
     * So many of those came back.
     *
     * @param returned within a year
     * @param of so many who were as silent
     */
    public record Share(long returned, long of) {

        private static final int SMALL = 30;
        private static final double Z = 1.959963984540054;

        /** Whether too few are counted to say much: fewer than 30. */
        public boolean small() {
            return of < SMALL;
        }

        /** Share that returned, with the 95 % interval after Wilson (1927); from 0 to 1 when nobody counts. */
        public Estimate share() {
            if (of == 0) return new Estimate(Double.NaN, 0, 1);
            double n = of;
            double share = returned / n;
            double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
            double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
            return new Estimate(share, Math.max(0, middle - half), Math.min(1, middle + half));
        }

        /** The n of "1 in n came back", rounded; infinite when nobody did. */
        public double oneIn() {
            return returned == 0 ? Double.POSITIVE_INFINITY : (double) of / returned;
        }
    }

    private static final double[] TIMES = {1, 1.5, 2, 2.5, 3, 4, 5, 7, 10, 15, 20, 30, 50};
    private static final int YEAR = 365;

    private final long[] returned;
    private final long[] of;

    private Returning(long[] returned, long[] of) {
        this.returned = returned;
        this.of = of;
    }

    /** Starts to count. */
    public static Builder builder() {
        return new Builder();
    }

    /** Of those who had been silent so many times their usual gap, or a little less; nobody below one gap. */
    public Share after(double timesUsualGap) {
        int at = -1;
        while (at + 1 < TIMES.length && TIMES[at + 1] <= timesUsualGap) at++;
        return at < 0 ? new Share(0, 0) : new Share(returned[at], of[at]);
    }

    /** Collects silences, ended or not. */
    public static final class Builder {

        private final long[] returned = new long[TIMES.length];
        private final long[] of = new long[TIMES.length];

        private Builder() {}

        /**
         * A silence that ended with a purchase.
         *
         * @param usualGap of the customer when it began, in days, above 0
         * @param beganAgo days from its begin till now
         * @param length days till the purchase, at most beganAgo
         */
        public Builder ended(double usualGap, int beganAgo, int length) {
            if (length > beganAgo) throw new IllegalArgumentException(length + " of " + beganAgo + " days");
            return count(usualGap, beganAgo, length, true);
        }

        /** A silence that lasts till now. */
        public Builder open(double usualGap, int beganAgo) {
            return count(usualGap, beganAgo, beganAgo, false);
        }

        private Builder count(double usualGap, int beganAgo, int length, boolean ended) {
            if (!(usualGap > 0)) throw new IllegalArgumentException("usual gap " + usualGap);
            for (int at = 0; at < TIMES.length; at++) {
                double moment = TIMES[at] * usualGap;
                if (length <= moment) break;
                if (beganAgo - moment < YEAR) continue;
                of[at]++;
                if (ended && length - moment <= YEAR) returned[at]++;
            }
            return this;
        }

        /** What was counted. */
        public Returning build() {
            return new Returning(returned.clone(), of.clone());
        }
    }
}
