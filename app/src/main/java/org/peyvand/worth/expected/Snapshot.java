package org.peyvand.worth.expected;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 * @param next what is expected of all of them; empty before the first fit
 */
public record Snapshot(
        long customers,
        long otherCurrency,
        long ahead,
        double gapDays,
        List<Top> top,
        List<Double> again,
        List<Long> steps,
        Optional<Ahead> next) {

    /** Days of the steps of {@link #again}. */
    public static final int STEP_DAYS = 30;

    /** How many times a customer must have come for the last of {@link #steps}. */
    static final int MOST_STEPS = 10;

    /** Of a shop without customers. */
    public static final Snapshot EMPTY = new Snapshot(0, 0, 0, 0, List.of(), List.of(), List.of(), Optional.empty());

    /**
     * What is expected of the next twelve months.
     *
     * @param alive expected number of those who still are customers
     * @param value expected, in the smallest unit; low and high hold it with 80 %
     */
    public record Ahead(double alive, long value, long low, long high) {}

    /**
     * Who came so often, and how many of them came once more.
     *
     * @param times from 1 on
     */
    public record Step(long times, long came, long more) {

        public double share() {
            return came == 0 ? 0 : (double) more / came;
        }
    }

    /** One for each number of times from which somebody went on, the last of {@link #steps} being the end. */
    public List<Step> goingOn() {
        var going = new ArrayList<Step>();
        long came = steps.stream().mapToLong(Long::longValue).sum();
        for (int i = 0; i < steps.size() - 1; i++) {
            long more = came - steps.get(i);
            going.add(new Step(i + 1L, came, more));
            came = more;
        }
        return going;
    }

    /**
     * What the best so many percent have.
     *
     * @param share of the sum over all customers
     * @param from worth of the least of them
     */
    public record Top(int percent, long customers, double share, long from) {}
}
