package org.peyvand.worth.model;

import org.hipparchus.special.Gamma;

/**
 * The likelihood of the models of {@link BetaGeometric}, with its gradient. A customer is either alive, or dropped out at the
 * last purchase; the two are summed as logarithms. Where a customer had no chance to drop out, only the first can be.
 */
final class BetaGeometricLikelihood extends Likelihood {

    private final Histories histories;
    private final RepeatCounts counts;
    private final int k;
    private final int atOnce;
    private final double logGaps;

    BetaGeometricLikelihood(Histories histories, int k, boolean atOnce) {
        super(0, histories.size());
        this.histories = histories;
        this.counts = new RepeatCounts(histories);
        this.k = k;
        this.atOnce = atOnce ? 1 : 0;
        this.logGaps = k == 1 ? 0 : logGaps();
    }

    /** What the lengths of the single gaps add where they are not at random. */
    private double logGaps() {
        double factorial = Gamma.logGamma(k);
        double gaps = 0;
        for (int at = 0; at < counts.repeats.length; at++) gaps += counts.customers[at] * counts.repeats[at];
        return (k - 1) * histories.logGapSum().orElse(0) - gaps * factorial;
    }

    @Override
    double at(double[] parameters, double[] gradient) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        double ofB = counts.digamma(b + atOnce, 1);
        var sums = sum(5, terms(r, alpha, a, b));
        double n = counts.all;
        gradient[0] = sums[1] + counts.digamma(r, k) + n * Math.log(alpha);
        gradient[1] = sums[2] + n * r / alpha;
        double ofAll = counts.digamma(a + b + atOnce, 1);
        gradient[2] = sums[3] - ofAll - n * atOnce / (a + b);
        gradient[3] = sums[4] + ofB - ofAll + n * atOnce * (1 / b - 1 / (a + b));
        double atFirst = atOnce * n * (Math.log(b) - Math.log(a + b));
        double staying = counts.logGamma(b + atOnce, 1) - counts.logGamma(a + b + atOnce, 1) + atFirst;
        return sums[0] + staying + counts.logGamma(r, k) + n * r * Math.log(alpha) + logGaps;
    }

    private Terms terms(double r, double alpha, double a, double b) {
        var log = new double[histories.weeks.length];
        var inverse = new double[log.length];
        for (int at = 0; at < log.length; at++) {
            log[at] = Math.log(alpha + histories.weeks[at]);
            inverse[at] = 1 / (alpha + histories.weeks[at]);
        }
        var logGone = new double[counts.repeats.length];
        for (int at = 0; at < logGone.length; at++) {
            int chances = counts.repeats[at] + atOnce;
            logGone[at] = chances == 0 ? Double.NEGATIVE_INFINITY : Math.log(a / (b + chances - 1));
        }
        return (from, to, sums) -> add(from, to, sums, r, b, 1 / a, log, inverse, logGone);
    }

    private void add(
            int from,
            int to,
            double[] sums,
            double r,
            double b,
            double inverseA,
            double[] log,
            double[] inverse,
            double[] logGone) {
        double value = 0;
        double byR = 0;
        double byAlpha = 0;
        double byA = 0;
        double byB = 0;
        var stages = new Stages(k);
        for (int group = from; group < to; group++) {
            int age = histories.age[group];
            int recency = histories.recency[group];
            int x = histories.repeats[group];
            double shape = r + (double) k * x;
            double longer = log[age] - log[recency];
            double alive = 0;
            if (k > 1) {
                stages.of(shape, inverse[age], histories.weeks[age] - histories.weeks[recency]);
                alive = stages.log;
            }
            double odds = logGone[counts.place[group]] + shape * longer - alive;
            double small = Math.exp(-Math.abs(odds));
            double gone = odds > 0 ? 1 / (1 + small) : small / (1 + small);
            double n = histories.count[group];
            value += n * (alive + Math.max(odds, 0) + Math.log(1 + small) - shape * log[age]);
            byR += n * (gone * longer - log[age] + (1 - gone) * stages.byShape);
            byAlpha += n
                    * (gone * shape * (inverse[age] - inverse[recency])
                            - shape * inverse[age]
                            + (1 - gone) * stages.byRate);
            if (gone > 0) {
                byA += n * gone * inverseA;
                byB -= n * gone / (b + x + atOnce - 1);
            }
        }
        sums[0] += value;
        sums[1] += byR;
        sums[2] += byAlpha;
        sums[3] += byA;
        sums[4] += byB;
    }

    /** Logarithm of the sum over the stages of a gap that a living customer may be in, with its derivatives. */
    private static final class Stages {

        private final int k;
        private double log;
        private double byShape;
        private double byRate;

        Stages(int k) {
            this.k = k;
        }

        void of(double shape, double inverse, double silence) {
            double part = silence * inverse;
            double term = 1;
            double sum = 1;
            double shapes = 0;
            double termsByShape = 0;
            double termsByRate = 0;
            for (int stage = 1; stage < k; stage++) {
                double next = shape + stage - 1;
                term *= next * part / stage;
                shapes += 1 / next;
                sum += term;
                termsByShape += term * shapes;
                termsByRate -= term * stage * inverse;
            }
            log = Math.log(sum);
            byShape = termsByShape / sum;
            byRate = termsByRate / sum;
        }
    }
}
