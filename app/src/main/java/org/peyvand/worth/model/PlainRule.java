package org.peyvand.worth.model;

import java.util.Arrays;
import java.util.Map;
import org.hipparchus.special.Gamma;

/**
 * What a shopkeeper would say without a model: a customer is one until silent for four times the usual gap (their own, but at
 * least that of the base), buys on as often as before, and the living leave at the rate at which the others have left. The
 * own rate counts from the second purchase on, with one purchase at the base's rate lent to it. The hiatus rule is that of
 * Wübben and von Wangenheim (Journal of Marketing 72, 2008).
 *
 * @param rate repeat purchases of the base per customer and week, at least 0
 * @param gap mean weeks between two purchases of the base, above 0
 * @param leaving part of the living that leaves within a week, at least 0
 */
public record PlainRule(double rate, double gap, double leaving) implements Predictor {

    private static final String[] NAMES = {"rate", "gap", "leaving"};
    private static final double PATIENCE = 4;
    private static final double UNKNOWN_GAP = 13;
    private static final double NEGLIGIBLE = 1e-9;

    /** @throws IllegalArgumentException outside of the ranges */
    public PlainRule {
        Parameters.requirePositive(gap);
        if (!(rate >= 0 && leaving >= 0 && Double.isFinite(rate + leaving))) {
            throw new IllegalArgumentException("rate " + rate + ", leaving " + leaving);
        }
    }

    /** The rule as it follows from these customers; nobody's are foretold to buy nothing. */
    public static PlainRule of(Histories histories) {
        double exposure = histories.exposure();
        double rate = exposure > 0 ? histories.purchases() / exposure : 0;
        double between = histories
                .groups()
                .mapToDouble(group -> group.customers() * group.history().recency())
                .sum();
        double gap = between > 0 ? between / histories.purchases() : UNKNOWN_GAP;
        var staying = new PlainRule(rate, gap, 0);
        double left = histories
                .groups()
                .filter(group -> !staying.stays(group.history()))
                .mapToDouble(Histories.Group::customers)
                .sum();
        double lived = histories
                .groups()
                .mapToDouble(group -> group.customers() * staying.lived(group.history()))
                .sum();
        return new PlainRule(rate, gap, lived > 0 ? left / lived : 0);
    }

    @Override
    public Kind kind() {
        return Kind.PLAIN;
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.of(NAMES, rate, gap, leaving);
    }

    /** 1 or 0. */
    @Override
    public double alive(History history) {
        return stays(history) ? 1 : 0;
    }

    private boolean stays(History history) {
        return history.silence() <= patience(history);
    }

    private double patience(History history) {
        double own = history.repeats() == 0 ? 0 : history.recency() / history.repeats();
        return PATIENCE * Math.max(own, gap);
    }

    private double lived(History history) {
        return Math.min(history.age(), history.recency() + patience(history));
    }

    @Override
    public double expected(History history, double weeksAhead, Change change) {
        if (rate == 0) return 0;
        double leaves = leaving * change.dropOut();
        double weeks = leaves == 0 ? weeksAhead : -Math.expm1(-leaves * weeksAhead) / leaves;
        double own = (history.repeats() + 1) / (history.age() + 1 / rate);
        return alive(history) * own * weeks / change.gap();
    }

    @Override
    public double returns(History history, double weeksAhead) {
        return -Math.expm1(-expected(history, weeksAhead));
    }

    @Override
    public double retention(History history, double weeksAhead, Change change) {
        return Math.exp(-leaving * change.dropOut() * weeksAhead);
    }

    /** Poisson around what is expected. */
    @Override
    public Purchases purchases(History history, double weeksAhead, Change change) {
        double mean = expected(history, weeksAhead, change);
        var atLeast = new double[(int) Math.min(mean + 10 * Math.sqrt(mean) + 20, 1e7)];
        for (int n = 0; n < atLeast.length; n++) {
            atLeast[n] = mean == 0 ? 0 : Gamma.regularizedGammaP(n + 1.0, mean);
            if (atLeast[n] < NEGLIGIBLE) return new Purchases(Arrays.copyOf(atLeast, n));
        }
        return new Purchases(atLeast);
    }
}
