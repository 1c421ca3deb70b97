package org.peyvand.worth.model;

import java.util.Map;

/** Foretells what a customer spends at a purchase, in the unit the fit was fed. */
public sealed interface SpendModel permits GammaGamma, PlainSpend {

    /** Parameters by name; {@link #of} makes the model again from them. */
    Map<String, Double> parameters();

    /** Expected spend per future purchase after so many purchases of this mean; 0 purchases: of a new customer. */
    double expected(int purchases, double mean);

    /** Probability that so many future purchases, at least one, sum up to at most that. */
    double sumAtMost(double sum, int future, int purchases, double mean);

    /** Variance of the spend per future purchase, and how two purchases of the customer vary together. */
    Spread spread(int purchases, double mean);

    /**
     * How future purchases of a customer vary.
     *
     * @param variance of a single purchase
     * @param covariance of two purchases of the same customer, from what is not known about the customer
     */
    record Spread(double variance, double covariance) {}

    /** The model with stored parameters. */
    static SpendModel of(Map<String, Double> parameters) {
        return parameters.containsKey("p")
                ? new GammaGamma(parameters.get("p"), parameters.get("q"), parameters.get("v"))
                : new PlainSpend(parameters.get("mean"), parameters.get("deviation"));
    }
}
