package org.peyvand.worth.model;

/**
 * The other way in which the Pareto/NBD explains a silence: that the customer dropped out at some moment of it. The odds
 * against being alive are s ∫ ((α+T)/(α+y))^(r+x) ((β+T)/(β+y))^s dy / (β+y) from t_x to T, the integral behind the
 * hypergeometric functions of the papers. By Gauss and Legendre in the logarithm of y plus the smaller of α and β, where the
 * integrand is smooth whatever the parameters, cut where it has fallen to nothing; to some 12 digits.
 */
final class UnseenEnd {

    private static final double NOTHING = 38;

    private final double shape;
    private final double alpha;
    private final double s;
    private final double beta;

    private double log;
    private double byR;
    private double byAlpha;
    private double byS;
    private double byBeta;

    /** @param shape r + x */
    UnseenEnd(double shape, double alpha, double s, double beta) {
        this.shape = shape;
        this.alpha = alpha;
        this.s = s;
        this.beta = beta;
    }

    /** Logarithm of the odds that the customer is gone. */
    double logOdds() {
        return log;
    }

    /** Derivatives of {@link #logOdds()}. */
    double byR() {
        return byR;
    }

    double byAlpha() {
        return byAlpha;
    }

    double byS() {
        return byS;
    }

    double byBeta() {
        return byBeta;
    }

    /** Computes them for a silence between these weeks since the first purchase. */
    void between(double recency, double age) {
        if (age <= recency) {
            log = Double.NEGATIVE_INFINITY;
            byR = byAlpha = byS = byBeta = 0;
            return;
        }
        double smaller = Math.min(alpha, beta);
        double larger = Math.max(alpha, beta);
        double powerOfSmaller = alpha <= beta ? shape : s;
        double powerOfLarger = alpha <= beta ? s : shape;
        double start = smaller + recency;
        double width = Math.log((smaller + age) / start);
        double ratio = start / (larger + recency);
        double fall = powerOfSmaller * width + powerOfLarger * Math.log1p(ratio * Math.expm1(width));
        double end = fall > NOTHING ? whereNothing(powerOfSmaller, powerOfLarger, ratio, width) : width;
        integrate(recency, age, end, Gauss.of(nodes(Math.min(fall, NOTHING), end)));
    }

    private static int nodes(double fall, double width) {
        if (width > 8) return 64;
        if (width > 5) return 40;
        if (fall > 16 || width > 3) return 24;
        if (fall > 8 || width > 2) return 16;
        return fall > 2.5 ? 12 : 8;
    }

    /** Newton's steps to where the integrand's logarithm has fallen so far; it falls ever faster, so they come from above. */
    private static double whereNothing(double smallerPower, double largerPower, double ratio, double from) {
        double at = from;
        for (int step = 0; step < 60; step++) {
            double grown = ratio * Math.expm1(at);
            double fall = smallerPower * at + largerPower * Math.log1p(grown);
            double slope = smallerPower + largerPower * (grown + ratio) / (1 + grown);
            double next = at - (fall - NOTHING) / slope;
            if (fall < NOTHING + 2) return Math.min(at, from);
            at = next;
        }
        return at;
    }

    private void integrate(double recency, double age, double width, Gauss gauss) {
        boolean alphaSmaller = alpha <= beta;
        double smaller = alphaSmaller ? alpha : beta;
        double start = smaller + recency;
        double fromAlpha = alpha + recency;
        double fromBeta = beta + recency;
        double sum = 0;
        double sumLogAlpha = 0;
        double sumLogBeta = 0;
        double sumInverseAlpha = 0;
        double sumInverseBeta = 0;
        for (int node = 0; node < gauss.size(); node++) {
            double z = width * gauss.point(node);
            double growth = Math.exp(z);
            double y = start * (growth - 1);
            double ofAlpha = fromAlpha + y;
            double ofBeta = fromBeta + y;
            double logAlpha = alphaSmaller ? z : Math.log(ofAlpha / fromAlpha);
            double logBeta = alphaSmaller ? Math.log(ofBeta / fromBeta) : z;
            double inverseBeta = 1 / ofBeta;
            double part = gauss.weight(node) * Math.exp(-shape * logAlpha - s * logBeta) * start * growth * inverseBeta;
            sum += part;
            sumLogAlpha += part * logAlpha;
            sumLogBeta += part * logBeta;
            sumInverseAlpha += part / ofAlpha;
            sumInverseBeta += part * inverseBeta;
        }
        double alphaRatio = Math.log((alpha + age) / fromAlpha);
        double betaRatio = Math.log((beta + age) / fromBeta);
        log = Math.log(s * width * sum) + shape * alphaRatio + s * betaRatio;
        byR = alphaRatio - sumLogAlpha / sum;
        byS = 1 / s + betaRatio - sumLogBeta / sum;
        byAlpha = shape / (alpha + age) - shape * sumInverseAlpha / sum;
        byBeta = s / (beta + age) - (s + 1) * sumInverseBeta / sum;
    }
}
