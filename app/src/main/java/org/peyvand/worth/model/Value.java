package org.peyvand.worth.model;

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
        return spend.expected(0, 0) * (1 + terms.purchases(predictor, History.NEW, Change.NONE));
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
