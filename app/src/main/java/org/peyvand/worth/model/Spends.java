package org.peyvand.worth.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What customers spent on average, in columns: number of purchases, mean per purchase net of returns, customers. A mean of
 * zero or less says nothing about the size of baskets: it is left out and counted.
 */
public final class Spends {

    final int[] purchases;
    final double[] mean;
    final long[] count;
    private final long leftOut;

    private Spends(int[] purchases, double[] mean, long[] count, long leftOut) {
        this.purchases = purchases;
        this.mean = mean;
        this.count = count;
        this.leftOut = leftOut;
    }

    /** Starts to count. */
    public static Builder builder() {
        return new Builder();
    }

    /** Customers that were left out for a mean of zero or less, or that is no number. */
    public long leftOut() {
        return leftOut;
    }

    /** Customers that count. */
    public long customers() {
        return Arrays.stream(count).sum();
    }

    /** About so many rows that stand for all: every so manieth, with the weight of those passed over. */
    Spends part(int rows) {
        int step = Math.max(1, mean.length / rows);
        var picked =
                IntStream.range(0, mean.length).filter(at -> at % step == 0).toArray();
        return new Spends(
                Arrays.stream(picked).map(at -> purchases[at]).toArray(),
                Arrays.stream(picked).mapToDouble(at -> mean[at]).toArray(),
                Arrays.stream(picked).mapToLong(at -> count[at] * step).toArray(),
                leftOut);
    }

    /** Mean over customers of their means; 0 without customers. */
    double average() {
        double sum = 0;
        for (int at = 0; at < mean.length; at++) sum += count[at] * mean[at];
        return mean.length == 0 ? 0 : sum / customers();
    }

    /** Standard deviation between customers of their means. */
    double deviation() {
        double average = average();
        double sum = 0;
        for (int at = 0; at < mean.length; at++) sum += count[at] * (mean[at] - average) * (mean[at] - average);
        return mean.length == 0 ? 0 : Math.sqrt(sum / customers());
    }

    /** Collects them. */
    public static final class Builder {

        /** With so many the customer's own mean is all that counts anyway. */
        private static final int MOST = 1 << 20;

        private int[] purchases = new int[64];
        private double[] mean = new double[64];
        private long[] count = new long[64];
        private int size;
        private long leftOut;

        private Builder() {}

        /** One customer; one without purchases is passed over. */
        public Builder add(int purchases, double mean) {
            return add(purchases, mean, 1);
        }

        /** So many customers with the same. */
        public Builder add(int purchases, double mean, long customers) {
            if (purchases <= 0 || customers <= 0) return this;
            if (mean > 0 && Double.isFinite(mean)) append(purchases, mean, customers);
            else leftOut += customers;
            return this;
        }

        private void append(int purchases, double mean, long customers) {
            if (size == count.length) grow();
            this.purchases[size] = Math.min(purchases, MOST);
            this.mean[size] = mean;
            count[size++] = customers;
        }

        private void grow() {
            purchases = Arrays.copyOf(purchases, 2 * size);
            mean = Arrays.copyOf(mean, 2 * size);
            count = Arrays.copyOf(count, 2 * size);
        }

        /** What was collected. */
        public Spends build() {
            return new Spends(
                    Arrays.copyOf(purchases, size), Arrays.copyOf(mean, size), Arrays.copyOf(count, size), leftOut);
        }
    }
}
