package org.peyvand.customer;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Where a customer stands: what they bought to date, and their own rhythm.
 *
 * @param spent sum of sales, in the smallest unit of the workspace's currency
 * @param returned sum of returns, above zero
 * @param otherCurrencyOrders orders in other currencies, which no sum includes
 * @param usualGapDays median of the days between their shopping days; empty while there are fewer than two gaps
 * @param lateFrom from when their silence is long for them: {@value #LATE_AFTER_GAPS} usual gaps after the last order
 */
public record Standing(
        int orders,
        long spent,
        int returns,
        long returned,
        int otherCurrencyOrders,
        Optional<Instant> firstOrder,
        Optional<Instant> lastOrder,
        Optional<Instant> lastSeen,
        Optional<Double> usualGapDays,
        Optional<Instant> lateFrom) {

    /** How many usual gaps of silence make a customer late. */
    public static final double LATE_AFTER_GAPS = 1.5;

    /** Of someone never heard of. */
    public static final Standing NONE = new Standing(
            0, 0, 0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Sales less returns. */
    public long worth() {
        return spent - returned;
    }

    /** Mean of the sales, rounded down to ten of the smallest unit, a mean being no exact sum; zero without any. */
    public long averageOrder() {
        return orders == 0 ? 0 : spent / orders / 10 * 10;
    }

    public boolean isLate(Instant now) {
        return lateFrom.filter(from -> !now.isBefore(from)).isPresent();
    }

    /** Days of the calendar in that zone from the last order to today, as every page counts them; not below zero. */
    public Optional<Long> daysSinceOrder(LocalDate today, ZoneId zone) {
        return lastOrder.map(last -> Math.max(0, DAYS.between(LocalDate.ofInstant(last, zone), today)));
    }

    /** How many usual gaps the silence lasts: 1 is as usual. */
    public Optional<Double> gapsOfSilence(Instant now) {
        return usualGapDays
                .filter(gap -> gap > 0)
                .flatMap(
                        gap -> lastOrder.map(last -> Duration.between(last, now).toHours() / 24.0 / gap));
    }
}
