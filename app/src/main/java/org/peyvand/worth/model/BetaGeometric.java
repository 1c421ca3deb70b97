package org.peyvand.worth.model;

import java.util.Arrays;

/**
 * What the models have in common in which a customer may drop out after each purchase: gaps are Erlang-k with a rate that is
 * Gamma(r, alpha) over customers, the probability of dropping out is Beta(a, b). After Platzer and Reutterer (2016); k = 1
 * without dropping out at once is Fader, Hardie and Lee (2005), with it Batislam, Denizel and Filiztekin (2007). What is
 * expected is summed as the probability of each next purchase instead of by a hypergeometric function, which is the same
 * series transformed after Euler and has neither a pole at a = 1 nor cancellation.
 *
 * @param k stages of a gap, 1 for purchases at random
 * @param atOnce whether a customer may drop out right after the first purchase
 */
record BetaGeometric(int k, boolean atOnce, double r, double alpha, double a, double b) {

    private static final double NEGLIGIBLE = 1e-9;

    BetaGeometric {
        if (k < 1) throw new IllegalArgumentException("k " + k);
        Parameters.requirePositive(r, alpha, a, b);
    }

    double alive(History history) {
        int chances = chances(history);
        if (chances == 0) return 1;
        double rate = Math.log(alpha + history.age()) - Math.log(alpha + history.recency());
        double gone = Math.log(a / (b + chances - 1)) + shape(history) * rate;
        return 1 / (1 + Math.exp(gone - Math.log(sum(stages(history)))));
    }

    double expected(History history, double weeksAhead, Change change) {
        double alive = alive(history);
        if (alive == 0 || weeksAhead == 0) return 0;
        var stages = stages(history);
        double total = sum(stages);
        double expected = 0;
        for (int stage = 0; stage < k; stage++) {
            if (stages[stage] > 0) expected += stages[stage] / total * expected(history, stage, weeksAhead, change);
        }
        return alive * expected;
    }

    private double expected(History history, int stage, double weeksAhead, Change change) {
        var stays = stays(history, change);
        var counts = counts(history, stage, weeksAhead, change);
        double expected = 0;
        for (long next = k - stage; advance(counts, next); next += k) {
            expected += stays.probability() * counts.atLeast();
            stays.next();
        }
        return expected;
    }

    /** Nobody drops out before the next purchase. */
    double returns(History history, double weeksAhead) {
        var stages = stages(history);
        double total = sum(stages);
        double bought = 0;
        for (int stage = 0; stage < k; stage++) {
            if (stages[stage] == 0) continue;
            var counts = counts(history, stage, weeksAhead, Change.NONE);
            if (advance(counts, k - stage)) bought += stages[stage] / total * counts.atLeast();
        }
        return Math.min(1, alive(history) * bought);
    }

    double retention(History history, double weeksAhead, Change change) {
        var stages = stages(history);
        double total = sum(stages);
        double kept = 0;
        for (int stage = 0; stage < k; stage++) {
            if (stages[stage] > 0) kept += stages[stage] / total * retention(history, stage, weeksAhead, change);
        }
        return kept;
    }

    private double retention(History history, int stage, double weeksAhead, Change change) {
        var stays = stays(history, change);
        var counts = counts(history, stage, weeksAhead, change);
        double lost = 0;
        for (long next = k - stage; advance(counts, next); next += k) {
            double before = stays.probability();
            stays.next();
            lost += (before - stays.probability()) * counts.atLeast();
        }
        return Math.clamp(1 - lost, 0, 1);
    }

    Purchases purchases(History history, double weeksAhead, Change change) {
        double alive = alive(history);
        var stages = stages(history);
        double total = sum(stages);
        var atLeast = new double[0];
        for (int stage = 0; stage < k; stage++) {
            if (stages[stage] > 0) {
                atLeast = add(atLeast, alive * stages[stage] / total, history, stage, weeksAhead, change);
            }
        }
        return new Purchases(atLeast);
    }

    private double[] add(double[] sums, double weight, History history, int stage, double weeksAhead, Change change) {
        var stays = stays(history, change);
        var counts = counts(history, stage, weeksAhead, change);
        int purchases = 0;
        for (long next = k - stage; advance(counts, next); next += k) {
            double probability = weight * stays.probability() * counts.atLeast();
            if (probability < NEGLIGIBLE) break;
            if (purchases == sums.length) sums = Arrays.copyOf(sums, Math.max(8, 2 * sums.length));
            sums[purchases++] += probability;
            stays.next();
        }
        return sums;
    }

    /** False when the walk ends before so many events. */
    private static boolean advance(CountTail counts, long events) {
        while (counts.events() < events) {
            if (counts.spent()) return false;
            counts.next();
        }
        return true;
    }

    private CountTail counts(History history, int stage, double weeksAhead, Change change) {
        return new CountTail(shape(history) + stage, alpha + history.age(), weeksAhead / change.gap());
    }

    private Stays stays(History history, Change change) {
        double tried = b + chances(history);
        return new Stays(change.dropOut() * a, tried + (1 - change.dropOut()) * a);
    }

    /** How often the customer has had, and not taken, the chance to drop out, when still alive. */
    private int chances(History history) {
        return history.repeats() + (atOnce ? 1 : 0);
    }

    private double shape(History history) {
        return r + (double) k * history.repeats();
    }

    /** Weights of the stages of the gap a living customer is in. */
    private double[] stages(History history) {
        var stages = new double[k];
        double part = history.silence() / (alpha + history.age());
        stages[0] = 1;
        for (int stage = 1; stage < k; stage++) {
            stages[stage] = stages[stage - 1] * part * (shape(history) + stage - 1) / stage;
        }
        return stages;
    }

    private static double sum(double... values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum;
    }

    /** Probability of still being a customer after one, two, three more purchases. */
    private static final class Stays {

        private final double leaves;
        private double staysWeight;
        private double probability = 1;

        Stays(double leaves, double stays) {
            this.leaves = leaves;
            this.staysWeight = Math.max(0, stays);
        }

        double probability() {
            return probability;
        }

        void next() {
            probability *= staysWeight / (leaves + staysWeight);
            staysWeight++;
        }
    }
}
