package org.peyvand.worth.model;

import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.hipparchus.special.Erf;

/** Adds up what many customers will bring. Means are summed over all, variances estimated from some thousands of them. */
final class BaseValue {

    private static final int SAMPLE = 2_000;
    private static final double STEP = 1e-3;

    private final Predictor predictor;
    private final SpendModel spend;
    private final Terms terms;
    private final Decimation<Buyer> sample = new Decimation<>(SAMPLE);
    private History lastHistory = History.NEW;
    private double lastPurchases = Double.NaN;
    private double expected;

    BaseValue(Predictor predictor, SpendModel spend, Terms terms) {
        this.predictor = predictor;
        this.spend = spend;
        this.terms = terms;
    }

    Estimate of(Stream<Buyer> buyers, double[][] covariance) {
        buyers.forEachOrdered(this::add);
        if (expected == 0) return Estimate.exactly(0);
        double share = inSample(predictor) / expected;
        double ofCustomers = share > 0 ? varianceInSample() / share : 0;
        double ofParameters = share > 0 ? variance(gradient(), covariance) / (share * share) : 0;
        double half = Math.sqrt(2) * Erf.erfInv(terms.level()) * Math.sqrt(ofCustomers + ofParameters);
        return new Estimate(expected, Math.max(0, expected - half), expected + half);
    }

    /** Buyers often come in the order of their histories. */
    private void add(Buyer buyer) {
        if (Double.isNaN(lastPurchases) || !buyer.history().equals(lastHistory)) {
            lastHistory = buyer.history();
            lastPurchases = terms.purchases(predictor, lastHistory, Change.NONE);
        }
        expected += buyer.customers() * lastPurchases * spend.expected(buyer.purchases(), buyer.mean());
        sample.add(buyer);
    }

    private double inSample(Predictor any) {
        var sum = new double[1];
        sample.forEach(buyer -> sum[0] += buyer.customers()
                * terms.purchases(any, buyer.history(), Change.NONE)
                * spend.expected(buyer.purchases(), buyer.mean()));
        return sum[0];
    }

    private double varianceInSample() {
        var sum = new double[1];
        sample.forEach(buyer -> sum[0] += buyer.customers() * variance(buyer));
        return sum[0];
    }

    /** Of the sum of so many baskets, by the law of total variance; discounted as the mean is. */
    private double variance(Buyer buyer) {
        var purchases = predictor.purchases(buyer.history(), terms.weeks());
        double mean = purchases.mean();
        if (mean == 0) return 0;
        double variance = purchases.variance();
        double basket = spend.expected(buyer.purchases(), buyer.mean());
        var spread = spend.spread(buyer.purchases(), buyer.mean());
        double undiscounted = mean * (spread.variance() - spread.covariance())
                + (variance + mean * mean) * spread.covariance()
                + variance * basket * basket;
        double discount = terms.purchases(predictor, buyer.history(), Change.NONE) / mean;
        return discount * discount * undiscounted;
    }

    /** Of the sample's value by the logarithms of the parameters. */
    private double[] gradient() {
        var names = predictor.parameters().keySet().stream()
                .filter(name -> !name.equals("k"))
                .toList();
        var gradient = new double[names.size()];
        for (int at = 0; at < gradient.length; at++) {
            double up = inSample(shifted(names.get(at), STEP));
            double down = inSample(shifted(names.get(at), -STEP));
            gradient[at] = (up - down) / (2 * STEP);
        }
        return gradient;
    }

    private Predictor shifted(String name, double by) {
        var parameters = new LinkedHashMap<>(predictor.parameters());
        parameters.computeIfPresent(name, (same, value) -> value * Math.exp(by));
        return predictor.kind().model(parameters);
    }

    private static double variance(double[] gradient, double[][] covariance) {
        if (covariance.length != gradient.length) return 0;
        double sum = 0;
        for (int one = 0; one < gradient.length; one++) {
            for (int other = 0; other < gradient.length; other++) {
                sum += gradient[one] * covariance[one][other] * gradient[other];
            }
        }
        return Math.max(0, sum);
    }
}
