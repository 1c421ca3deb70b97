package org.peyvand.worth.model;

import java.util.Arrays;

/** How a number of purchases is distributed: the probability of none, one, two and so on, as far as it matters. */
public final class Purchases {

    private final double[] probabilities;

    /** @param atLeast probability of at least one, two, three … purchases, falling */
    Purchases(double... atLeast) {
        int most = atLeast.length;
        while (most > 0 && atLeast[most - 1] <= 0) most--;
        probabilities = new double[most + 1];
        double before = 1;
        for (int n = 0; n < most; n++) {
            double next = Math.clamp(atLeast[n], 0, before);
            probabilities[n] = before - next;
            before = next;
        }
        probabilities[most] = before;
    }

    /** Probability of exactly so many, 0 to 1. */
    public double probability(int purchases) {
        return purchases < probabilities.length ? probabilities[purchases] : 0;
    }

    /** The largest number with a probability worth keeping. */
    public int most() {
        return probabilities.length - 1;
    }

    /** Expected number. */
    public double mean() {
        double sum = 0;
        for (int n = most(); n > 0; n--) sum += n * probabilities[n];
        return sum;
    }

    /** Variance of the number. */
    public double variance() {
        double mean = mean();
        double sum = 0;
        for (int n = most(); n >= 0; n--) sum += (n - mean) * (n - mean) * probabilities[n];
        return sum;
    }

    /** The smallest number that is not exceeded with at least this probability. */
    public int quantile(double probability) {
        double sum = 0;
        for (int n = 0; n < most(); n++) {
            sum += probabilities[n];
            if (sum >= probability) return n;
        }
        return most();
    }

    /** From the (1 − level) / 2 quantile to the other one, around the mean; whole numbers. */
    public Estimate estimate(double level) {
        double tail = (1 - level) / 2;
        return new Estimate(mean(), quantile(tail), quantile(1 - tail));
    }

    @Override
    public String toString() {
        return Arrays.toString(probabilities);
    }
}
