package org.peyvand.worth.model;

import java.util.Map;
import org.hipparchus.special.Beta;

/**
 * The gamma-gamma model of baskets (Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", 2013): a customer's baskets
 * are Gamma(p, ν), and ν is Gamma(q, v) over customers, in the unit the fit was fed.
 *
 * @param p shape of a customer's baskets
 * @param q shape over customers, above 1 so that there is a mean
 * @param v scale, the γ of the paper
 */
public record GammaGamma(double p, double q, double v) implements SpendModel {

    private static final String[] NAMES = {"p", "q", "v"};
    /** Below this shape the variance is taken as if at it: it has none from 2 down. */
    private static final double ENOUGH_FOR_A_VARIANCE = 2.1;

    /** @throws IllegalArgumentException when a parameter is not above zero and finite, or q not above 1 */
    public GammaGamma {
        Parameters.requirePositive(p, q - 1, v);
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.of(NAMES, p, q, v);
    }

    /** The natural logarithm of the likelihood of these means. */
    public double logLikelihood(Spends spends) {
        return spends.customers() == 0 ? 0 : new SpendLikelihood(spends, 1).at(p, q, v);
    }

    /** The base's mean and the customer's own, weighted by what is known of the customer. */
    @Override
    public double expected(int purchases, double mean) {
        return p * scale(purchases, mean) / (shape(purchases) - 1);
    }

    @Override
    public double sumAtMost(double sum, int future, int purchases, double mean) {
        if (sum <= 0) return 0;
        double scale = scale(purchases, mean);
        return Beta.regularizedBeta(sum / (sum + scale), p * future, shape(purchases));
    }

    @Override
    public Spread spread(int purchases, double mean) {
        double scale = scale(purchases, mean);
        double shape = Math.max(shape(purchases), ENOUGH_FOR_A_VARIANCE);
        double unknown = p * scale / (shape - 1) * (p * scale / (shape - 1)) / (shape - 2);
        double single = p * scale * scale / ((shape - 1) * (shape - 2));
        return new Spread(single + unknown, unknown);
    }

    private double shape(int purchases) {
        return p * purchases + q;
    }

    private double scale(int purchases, double mean) {
        return v + purchases * Math.max(0, mean);
    }
}
