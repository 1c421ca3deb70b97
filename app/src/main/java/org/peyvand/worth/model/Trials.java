package org.peyvand.worth.model;

/** A base cut in two at a day: the histories till then and what was bought in the weeks after it. */
public final class Trials {

    /** Customers with the same history till the cut and the same number of purchases in the time held out. */
    public record Trial(History history, int heldOut, long customers) {}

    private Trials() {}

    /** @param weeks length of the time held out, above 0 */
    public static Builder builder(double weeks) {
        throw new UnsupportedOperationException();
    }

    /** Collects them. */
    public static final class Builder {

        private Builder() {}

        /** So many customers with this history till the cut, who bought so often in the time held out. */
        public Builder add(History history, int heldOut, long customers) {
            throw new UnsupportedOperationException();
        }

        /**
         * All repeat purchases of these customers since the first day of the first of them, cumulated by week, up to the
         * end of the time held out.
         */
        public Builder cumulative(long... byWeek) {
            throw new UnsupportedOperationException();
        }

        public Trials build() {
            throw new UnsupportedOperationException();
        }
    }
}
