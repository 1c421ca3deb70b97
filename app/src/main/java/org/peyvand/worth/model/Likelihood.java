package org.peyvand.worth.model;

import java.util.stream.IntStream;

/** The logarithm of the likelihood of parameters, all above zero, with its gradient. */
abstract class Likelihood {

    /** So many terms are summed by one thread; fixed, so that the sum does not depend on the number of threads. */
    private static final int CHUNK = 4096;

    private final int from;
    private final int to;

    /** The terms from here to there are summed one by one. */
    Likelihood(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Value at these parameters; the gradient is written into an array of their number. */
    abstract double at(double[] parameters, double[] gradient);

    /** Value at these parameters. */
    final double at(double... parameters) {
        return at(parameters, new double[parameters.length]);
    }

    /** Adds the terms between two indices to the sums. */
    @FunctionalInterface
    interface Terms {
        void add(int from, int to, double[] sums);
    }

    /** Sums of all terms, by chunks side by side. */
    final double[] sum(int width, Terms terms) {
        int chunks = (to - from + CHUNK - 1) / CHUNK;
        var parts = new double[Math.max(0, chunks)][width];
        var all = IntStream.range(0, parts.length);
        (parts.length > 1 ? all.parallel() : all).forEach(chunk -> {
            int start = from + chunk * CHUNK;
            terms.add(start, Math.min(to, start + CHUNK), parts[chunk]);
        });
        var sums = new double[width];
        for (var part : parts) for (int at = 0; at < width; at++) sums[at] += part[at];
        return sums;
    }
}
