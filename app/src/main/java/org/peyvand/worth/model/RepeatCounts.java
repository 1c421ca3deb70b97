package org.peyvand.worth.model;

import java.util.Arrays;
import org.hipparchus.special.Gamma;

/** How many customers have bought again how often: the terms of the likelihood that hang on nothing else. */
final class RepeatCounts {

    final int[] repeats;
    final double[] customers;
    /** For each group of the histories the place in {@link #repeats}. */
    final int[] place;

    final double all;

    RepeatCounts(Histories histories) {
        repeats = Arrays.stream(histories.repeats).distinct().toArray();
        customers = new double[repeats.length];
        place = new int[histories.size()];
        for (int group = 0, at = 0; group < place.length; group++) {
            while (repeats[at] != histories.repeats[group]) at++;
            place[group] = at;
            customers[at] += histories.count[group];
        }
        all = histories.customers();
    }

    /** Sum of log Γ(base + step x) − log Γ(base) over all customers. */
    double logGamma(double base, double step) {
        double sum = 0;
        for (int at = 0; at < repeats.length; at++) sum += customers[at] * Gamma.logGamma(base + step * repeats[at]);
        return sum - all * Gamma.logGamma(base);
    }

    /** Its derivative by the base. */
    double digamma(double base, double step) {
        double sum = 0;
        for (int at = 0; at < repeats.length; at++) sum += customers[at] * Gamma.digamma(base + step * repeats[at]);
        return sum - all * Gamma.digamma(base);
    }
}
