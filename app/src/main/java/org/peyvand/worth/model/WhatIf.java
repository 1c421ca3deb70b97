package org.peyvand.worth.model;

import java.util.Collection;

/** What a base would be worth if something were different from now on. */
public final class WhatIf {

    /**
     * What is supposed.
     *
     * @param retention change of the share of customers kept over a year, such as 0.05 for 5 % more, at least -1
     * @param gap change of the time between purchases, such as -0.1 for 10 % shorter, above -1
     * @param basket change of the spend per purchase, at least -1
     * @param referral new customers that each living customer brings within a year, beyond those who come now
     */
    public record Levers(double retention, double gap, double basket, double referral) {

        /** All as it is. */
        public static final Levers NONE = new Levers(0, 0, 0, 0);
    }

    /** The value of the base as it is and as supposed. */
    public record Answer(double asItIs, double supposed, double retentionAsItIs, double retentionSupposed) {

        /** Relative gain, such as 0.12 for 12 % more. */
        public double gain() {
            return supposed / asItIs - 1;
        }
    }

    public WhatIf(Predictor predictor, SpendModel spend, Collection<Buyer> base) {}

    /** What that would be worth. */
    public Answer answer(Levers levers, Terms terms) {
        throw new UnsupportedOperationException();
    }
}
