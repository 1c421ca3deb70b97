package org.peyvand.worth.model;

/** The likelihood of the {@link ParetoNbd} with its gradient: alive till now, or dropped out unseen since the last purchase. */
final class ParetoLikelihood extends Likelihood {

    private final Histories histories;
    private final RepeatCounts counts;

    ParetoLikelihood(Histories histories) {
        super(0, histories.size());
        this.histories = histories;
        this.counts = new RepeatCounts(histories);
    }

    @Override
    double at(double[] parameters, double[] gradient) {
        double r = parameters[0];
        double alpha = parameters[1];
        double s = parameters[2];
        double beta = parameters[3];
        var sums = sum(5, (from, to, into) -> add(from, to, into, r, alpha, s, beta));
        double n = counts.all;
        gradient[0] = sums[1] + counts.digamma(r, 1) + n * Math.log(alpha);
        gradient[1] = sums[2] + n * r / alpha;
        gradient[2] = sums[3] + n * Math.log(beta);
        gradient[3] = sums[4] + n * s / beta;
        return sums[0] + counts.logGamma(r, 1) + n * (r * Math.log(alpha) + s * Math.log(beta));
    }

    private void add(int from, int to, double[] sums, double r, double alpha, double s, double beta) {
        for (int group = from; group < to; group++) {
            double age = histories.weeks[histories.age[group]];
            double shape = r + histories.repeats[group];
            double n = histories.count[group];
            var gone = new UnseenEnd(shape, alpha, s, beta);
            gone.between(histories.weeks[histories.recency[group]], age);
            double odds = gone.logOdds();
            double small = Math.exp(-Math.abs(odds));
            double share = odds > 0 ? 1 / (1 + small) : small / (1 + small);
            double logAlpha = Math.log(alpha + age);
            double logBeta = Math.log(beta + age);
            sums[0] += n * (Math.max(odds, 0) + Math.log(1 + small) - shape * logAlpha - s * logBeta);
            sums[1] += n * (share * gone.byR() - logAlpha);
            sums[2] += n * (share * gone.byAlpha() - shape / (alpha + age));
            sums[3] += n * (share * gone.byS() - logBeta);
            sums[4] += n * (share * gone.byBeta() - s / (beta + age));
        }
    }
}
