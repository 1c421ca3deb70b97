package org.peyvand.bench;

import java.util.SplittableRandom;
import org.peyvand.worth.model.Kind;

/**
 * Customers who live the story of a model with the parameters published for CDNOW: first purchases in twelve weeks, watched till
 * the end of week 39, in whole days. The same seed makes the same customers.
 */
final class MadeUpCustomers {

    /** Takes each customer as it is made. */
    @FunctionalInterface
    interface Counting {
        void add(int repeats, int recencyDays, int ageDays, double logGaps);
    }

    private static final int LAST_DAY = 273;
    private static final int FIRST_PURCHASES = 84;
    private static final double WEEK = 7;

    private final SplittableRandom random;

    MadeUpCustomers(long seed) {
        random = new SplittableRandom(seed);
    }

    /** r, alpha and the two of dropping out. */
    static double[] truth(Kind kind) {
        return switch (kind) {
            case BG_NBD -> new double[] {0.2426, 4.4136, 0.7929, 2.4259};
            case MBG_NBD -> new double[] {0.525, 6.183, 0.891, 1.614};
            case PARETO_NBD -> new double[] {0.553, 10.578, 0.606, 11.669};
            case BG_CNBD -> new double[] {0.525, 3.09, 0.7929, 2.4259};
            case PLAIN -> throw new IllegalArgumentException();
        };
    }

    /** Stages of a gap. */
    static int stages(Kind kind) {
        return kind == Kind.BG_CNBD ? 2 : 1;
    }

    void make(Kind kind, int customers, Counting counting) {
        double[] truth = truth(kind);
        for (int customer = 0; customer < customers; customer++) {
            int age = LAST_DAY - random.nextInt(FIRST_PURCHASES);
            double rate = gamma(truth[0]) / truth[1];
            if (kind == Kind.PARETO_NBD) {
                live(age, rate, 1, exponential(gamma(truth[2]) / truth[3]) * WEEK, 0, counting);
            } else {
                double leaving = beta(truth[2], truth[3]);
                boolean once = kind == Kind.MBG_NBD && random.nextDouble() < leaving;
                live(age, rate, stages(kind), once ? 0 : Double.POSITIVE_INFINITY, leaving, counting);
            }
        }
    }

    private void live(int age, double rate, int stages, double end, double leaving, Counting counting) {
        int repeats = 0;
        double last = 0;
        double logGaps = 0;
        double at = 0;
        while (true) {
            double gap = 0;
            for (int stage = 0; stage < stages; stage++) gap += exponential(rate);
            at += gap * WEEK;
            if (at > age || at > end) break;
            repeats++;
            last = at;
            logGaps += Math.log(gap);
            if (random.nextDouble() < leaving) break;
        }
        counting.add(repeats, (int) Math.round(last), age, logGaps);
    }

    /** Mean baskets of customers as the gamma-gamma model has them. */
    double meanBasket(int purchases) {
        return gamma(6.25 * purchases) / (gamma(3.74) / 15.44) / purchases;
    }

    int purchases() {
        return 1 + (int) exponential(0.5);
    }

    private double exponential(double rate) {
        return -Math.log1p(-random.nextDouble()) / rate;
    }

    private double beta(double a, double b) {
        double one = gamma(a);
        return one / (one + gamma(b));
    }

    /** Marsaglia and Tsang (2000). */
    private double gamma(double shape) {
        if (shape < 1) return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            if (root <= 0) continue;
            double cube = root * root * root;
            if (Math.log(random.nextDouble()) < normal * normal / 2 + d - d * cube + d * Math.log(cube))
                return d * cube;
        }
    }
}
