package org.peyvand.worth.model;

import java.util.SplittableRandom;

/** Makes up customers by the story each model tells, at moments rather than on days. */
final class Shoppers {

    private final SplittableRandom random;

    Shoppers(long seed) {
        random = new SplittableRandom(seed);
    }

    /** What one was till the age, what they bought within the weeks after it, and the logarithms of their gaps. */
    record Life(History history, int after, double logGaps, boolean alive) {}

    /** Stages of a gap k, drop-out after each purchase, the first too if it may be at once. */
    Life betaGeometric(BetaGeometric story, double age, double ahead) {
        double rate = gamma(story.r()) / story.alpha();
        double leaving = beta(story.a(), story.b());
        var life = new Counting(age, ahead);
        boolean stays = !story.atOnce() || random.nextDouble() >= leaving;
        double at = 0;
        while (stays) {
            double gap = 0;
            for (int stage = 0; stage < story.k(); stage++) gap += exponential(rate);
            at += gap;
            if (at > age + ahead) break;
            life.buy(at, gap);
            stays = random.nextDouble() >= leaving;
            if (!stays && at <= age) life.alive = false;
        }
        if (!stays && at == 0) life.alive = false;
        return life.done();
    }

    Life pareto(ParetoNbd story, double age, double ahead) {
        double rate = gamma(story.r()) / story.alpha();
        double end = exponential(gamma(story.s()) / story.beta());
        var life = new Counting(age, ahead);
        life.alive = end > age;
        double at = 0;
        while (true) {
            double gap = exponential(rate);
            at += gap;
            if (at > Math.min(end, age + ahead)) return life.done();
            life.buy(at, gap);
        }
    }

    double exponential(double rate) {
        return -Math.log1p(-random.nextDouble()) / rate;
    }

    double beta(double a, double b) {
        double one = gamma(a);
        return one / (one + gamma(b));
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Marsaglia and Tsang (2000). */
    double gamma(double shape) {
        if (shape < 1) return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double cube = Math.pow(1 + c * normal, 3);
            if (cube > 0 && Math.log(random.nextDouble()) < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
        }
    }

    private static final class Counting {

        private final double age;
        private final double ahead;
        private int repeats;
        private int after;
        private double recency;
        private double logGaps;
        private boolean alive = true;

        Counting(double age, double ahead) {
            this.age = age;
            this.ahead = ahead;
        }

        void buy(double at, double gap) {
            if (at <= age) {
                repeats++;
                recency = at;
                logGaps += Math.log(gap);
            } else if (at <= age + ahead) {
                after++;
            }
        }

        Life done() {
            return new Life(new History(repeats, recency, age), after, logGaps, alive);
        }
    }
}
