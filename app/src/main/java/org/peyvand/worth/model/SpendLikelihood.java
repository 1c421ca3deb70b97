package org.peyvand.worth.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;

/** The likelihood of the {@link GammaGamma} with its gradient; what hangs on the purchases alone is summed beforehand. */
final class SpendLikelihood extends Likelihood {

    private final Spends spends;
    private final double unit;
    private final int[] distinct;
    private final double[] customers;
    private final double all;
    private double logMeans;
    private double logTotals;

    /** @param unit money is counted in, so that parameters are near 1 */
    SpendLikelihood(Spends spends, double unit) {
        super(0, spends.purchases.length);
        this.spends = spends;
        this.unit = unit;
        var byPurchases = new double[Arrays.stream(spends.purchases).max().orElse(0) + 1];
        for (int at = 0; at < spends.purchases.length; at++) {
            int x = spends.purchases[at];
            double n = spends.count[at];
            byPurchases[x] += n;
            double logMean = Math.log(spends.mean[at] / unit);
            logMeans += n * logMean;
            logTotals += n * x * logMean;
        }
        distinct = IntStream.range(0, byPurchases.length)
                .filter(x -> byPurchases[x] > 0)
                .toArray();
        customers = Arrays.stream(distinct).mapToDouble(x -> byPurchases[x]).toArray();
        for (int at = 0; at < distinct.length; at++) {
            logTotals += customers[at] * distinct[at] * Math.log(distinct[at]);
        }
        all = spends.customers();
    }

    @Override
    double at(double[] parameters, double[] gradient) {
        double p = parameters[0];
        double q = parameters[1];
        double v = parameters[2];
        double value = all * (q * Math.log(v) - Gamma.logGamma(q) - Math.log(unit)) + p * logTotals - logMeans;
        double byP = logTotals;
        double byQ = all * (Math.log(v) - Gamma.digamma(q));
        for (int at = 0; at < distinct.length; at++) {
            double own = p * distinct[at];
            double digamma = Gamma.digamma(own + q);
            value += customers[at] * (Gamma.logGamma(own + q) - Gamma.logGamma(own));
            byP += customers[at] * distinct[at] * (digamma - Gamma.digamma(own));
            byQ += customers[at] * digamma;
        }
        var sums = sum(4, (from, to, into) -> add(from, to, into, p, q, v));
        gradient[0] = byP + sums[1];
        gradient[1] = byQ + sums[2];
        gradient[2] = all * q / v + sums[3];
        return value + sums[0];
    }

    private void add(int from, int to, double[] sums, double p, double q, double v) {
        double value = 0;
        double byP = 0;
        double byQ = 0;
        double byV = 0;
        for (int at = from; at < to; at++) {
            int x = spends.purchases[at];
            double n = spends.count[at];
            double scale = v + x * (spends.mean[at] / unit);
            double log = n * Math.log(scale);
            double shape = p * x + q;
            value -= shape * log;
            byP -= x * log;
            byQ -= log;
            byV -= n * shape / scale;
        }
        sums[0] += value;
        sums[1] += byP;
        sums[2] += byQ;
        sums[3] += byV;
    }
}
