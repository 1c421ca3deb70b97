package org.peyvand.worth.model;

/** The distribution of what a customer spends on a number of purchases that is itself uncertain. */
final class SumOfBaskets {

    /** So many different numbers of purchases are told apart; neighbours are taken together where there are more. */
    private static final int BINS = 64;

    private static final int STEPS = 60;
    private static final double PRECISION = 1e-5;

    private final SpendModel spend;
    private final Buyer buyer;
    private final double none;
    private final int width;
    private final double[] probability;

    SumOfBaskets(Purchases purchases, SpendModel spend, Buyer buyer) {
        this.spend = spend;
        this.buyer = buyer;
        this.none = purchases.probability(0);
        int most = Math.max(1, purchases.quantile(1 - 1e-6));
        this.width = Math.ceilDiv(most, BINS);
        this.probability = new double[Math.ceilDiv(most, width)];
        for (int n = 1; n <= purchases.most(); n++) {
            probability[Math.min(probability.length - 1, (n - 1) / width)] += purchases.probability(n);
        }
    }

    /** Probability of at most that sum. */
    double atMost(double sum) {
        double total = none;
        for (int bin = 0; bin < probability.length; bin++) {
            if (probability[bin] == 0) continue;
            int purchases = bin * width + (width + 1) / 2;
            total += probability[bin] * spend.sumAtMost(sum, purchases, buyer.purchases(), buyer.mean());
        }
        return Math.min(1, total);
    }

    /** The sum that is not exceeded with this probability; 0 where that is nothing bought at all. */
    double quantile(double probability, double scale) {
        if (none >= probability || scale <= 0) return 0;
        double low = 0;
        double high = scale;
        for (int step = 0; step < STEPS && atMost(high) < probability; step++) {
            low = high;
            high *= 2;
        }
        while (high - low > PRECISION * high) {
            double middle = (low + high) / 2;
            if (atMost(middle) < probability) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    Estimate estimate(double expected, double discount, double level) {
        double scale = expected / discount;
        double tail = (1 - level) / 2;
        return new Estimate(expected, discount * quantile(tail, scale), discount * quantile(1 - tail, scale));
    }
}
