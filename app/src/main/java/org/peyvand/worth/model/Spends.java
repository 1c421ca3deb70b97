package org.peyvand.worth.model;

/**
 * What customers spent on average, in columns: number of purchases, mean per purchase net of returns, customers. A mean of
 * zero or less says nothing about the size of baskets: it is left out and counted.
 */
public final class Spends {

    /** Starts to count. */
    public static Builder builder() {
        return new Builder();
    }

    /** Customers that were left out for a mean of zero or less. */
    public long leftOut() {
        throw new UnsupportedOperationException();
    }

    /** Customers that count. */
    public long customers() {
        throw new UnsupportedOperationException();
    }

    /** Collects them. */
    public static final class Builder {

        private Builder() {}

        /** One customer with at least one purchase; those without are passed over. */
        public Builder add(int purchases, double mean) {
            return add(purchases, mean, 1);
        }

        /** So many customers with the same. */
        public Builder add(int purchases, double mean, long customers) {
            throw new UnsupportedOperationException();
        }

        public Spends build() {
            throw new UnsupportedOperationException();
        }
    }
}
