package org.peyvand.worth.model;

import java.util.Map;
import org.hipparchus.special.Gamma;

/**
 * The plain mean of baskets, where they carry no model: the customer's own, with one basket of the base lent to it.
 *
 * @param mean basket of the base, at least 0
 * @param deviation standard deviation between customers, at least 0
 */
public record PlainSpend(double mean, double deviation) implements SpendModel {

    private static final String[] NAMES = {"mean", "deviation"};

    /** @throws IllegalArgumentException outside of the ranges */
    public PlainSpend {
        if (!(mean >= 0 && deviation >= 0 && Double.isFinite(mean + deviation))) {
            throw new IllegalArgumentException("mean " + mean + ", deviation " + deviation);
        }
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.of(NAMES, mean, deviation);
    }

    @Override
    public double expected(int purchases, double own) {
        return (mean + purchases * Math.max(0, own)) / (1 + purchases);
    }

    /** As a gamma distribution of the same mean and variance. */
    @Override
    public double sumAtMost(double sum, int future, int purchases, double own) {
        double expected = future * expected(purchases, own);
        var spread = spread(purchases, own);
        double variance = future * (spread.variance() + (future - 1) * spread.covariance());
        if (variance <= 1e-18 * expected * expected) return sum >= expected ? 1 : 0;
        return sum <= 0 ? 0 : Gamma.regularizedGammaP(expected * expected / variance, sum * expected / variance);
    }

    @Override
    public Spread spread(int purchases, double own) {
        double variance = deviation * deviation;
        return new Spread(variance, variance / (1 + purchases));
    }
}
