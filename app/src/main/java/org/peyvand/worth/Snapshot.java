package org.peyvand.worth;

import java.util.List;

/**
 * Figures over the whole base that take going through all customers; made in the background.
 *
 * @param customers who bought at least once
 * @param otherCurrency orders in other currencies, which no sum includes
 * @param ahead customers whose last purchase lies after the day it was made
 * @param gapDays mean days between two shopping days; 0 while nobody came a second time
 * @param top what the best customers have of all that was earned
 * @param again share of the customers who bought again within so many times thirty days of their first purchase, by the
 *     product-limit rule of Kaplan and Meier (1958), so that those who came last week are not counted as lost
 * @param steps how many customers have come so often: first those with one shopping day
 */
record Snapshot(
        long customers,
        long otherCurrency,
        long ahead,
        double gapDays,
        List<Top> top,
        List<Double> again,
        List<Long> steps) {

    /** Days of the steps of {@link #again}. */
    static final int STEP_DAYS = 30;

    /** How many times a customer must have come for the last of {@link #steps}. */
    static final int MOST_STEPS = 10;

    static final Snapshot EMPTY = new Snapshot(0, 0, 0, 0, List.of(), List.of(), List.of());

    /**
     * What the best so many percent have.
     *
     * @param share of the sum over all customers
     * @param from worth of the least of them
     */
    record Top(int percent, long customers, double share, long from) {}
}
