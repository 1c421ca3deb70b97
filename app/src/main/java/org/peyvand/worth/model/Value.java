package org.peyvand.worth.model;

import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What customers will bring within the terms, in the unit of the spends; how often they buy and what they spend are taken as
 * independent, as the models do.
 *
 * <p>One customer's interval is made from the exact distribution of their purchases and, given their number, of what they
 * spend; the discount is applied to it as to the mean. A base's interval is normal: the customers' variances add up, and to
 * them comes what is not known about the parameters (delta method on their covariance). Both take the model for true; how
 * wrong that was is told by {@link BackTest}. Nothing is simulated.
 */
public final class Value {

    private static final double PRECISION = 1e-3;

    private final Predictor predictor;
    private final SpendModel spend;
    private final Terms terms;

    /** @param predictor of purchases, @param spend of baskets, @param terms horizon, discount and level of the intervals */
    public Value(Predictor predictor, SpendModel spend, Terms terms) {
        this.predictor = predictor;
        this.spend = spend;
        this.terms = terms;
    }

    /** Purchases of one customer, not discounted; the interval in whole numbers from their distribution. */
    public Estimate purchases(History history) {
        return predictor.purchases(history, terms.weeks()).estimate(terms.level());
    }

    /** Discounted value of one customer with its interval; some 0.1 ms. */
    public Estimate of(Buyer buyer) {
        var purchases = predictor.purchases(buyer.history(), terms.weeks());
        double mean = purchases.mean();
        if (mean == 0) return Estimate.exactly(0);
        double expected = expected(buyer);
        double discount = expected / (mean * spend.expected(buyer.purchases(), buyer.mean()));
        return new SumOfBaskets(purchases, spend, buyer).estimate(expected, discount, terms.level());
    }

    /** Discounted value of one customer, the mean alone: for scoring many. */
    public double expected(Buyer buyer) {
        return terms.purchases(predictor, buyer.history(), Change.NONE)
                * spend.expected(buyer.purchases(), buyer.mean());
    }

    /** Discounted value of a new customer, the first purchase included. */
    public double ofNew() {
        return ofNew(terms.weeks());
    }

    private double ofNew(double weeks) {
        var shorter = new Terms(weeks, terms.yearlyRate(), terms.level());
        return spend.expected(0, 0) * (1 + shorter.purchases(predictor, History.NEW, Change.NONE));
    }

    /**
     * Weeks till a new customer has brought what it cost to win one; 0 when the first purchase does, empty when the horizon
     * is over before.
     *
     * @param cost in revenue that pays it back, that is divided by the margin
     */
    public OptionalDouble weeksToPayBack(double cost) {
        if (ofNew(0) >= cost) return OptionalDouble.of(0);
        if (!(ofNew() >= cost)) return OptionalDouble.empty();
        double low = 0;
        double high = terms.weeks();
        while (high - low > PRECISION) {
            double middle = (low + high) / 2;
            if (ofNew(middle) < cost) low = middle;
            else high = middle;
        }
        return OptionalDouble.of(high);
    }

    /**
     * Discounted value of many customers together.
     *
     * @param covariance of the parameters' logarithms as {@link Fit#covariance}; empty takes the parameters for certain
     */
    public Estimate ofBase(Stream<Buyer> buyers, double[][] covariance) {
        return new BaseValue(predictor, spend, terms).of(buyers, covariance);
    }
}
