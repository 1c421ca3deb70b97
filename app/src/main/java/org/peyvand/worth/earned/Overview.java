package org.peyvand.worth.earned;

import java.time.Instant;
import java.util.Optional;
import org.peyvand.worth.expected.Snapshot;

/**
 * The first figures of the worth page.
 *
 * @param earned sales less returns of all customers to date, in the smallest unit
 * @param customers who bought in the currency of the business, and {@code orders} of theirs in it
 * @param people who bought in whatever currency: of them it is said who came again, and who still is a customer
 * @param months looked ahead
 * @param next what the models expect
 * @param asOf when the figures over all customers were made
 */
public record Overview(
        boolean empty,
        long earned,
        long returned,
        long customers,
        long people,
        long orders,
        double ordersEach,
        double gapDays,
        double cameAgain,
        long otherCurrency,
        long ahead,
        int months,
        Optional<Snapshot.Ahead> next,
        Instant asOf) {

    /** Whether there is a model to look ahead with. */
    public boolean looksAhead() {
        return next.isPresent();
    }

    public double alive() {
        return next.map(Snapshot.Ahead::alive).orElse(0.0);
    }

    public long value() {
        return next.map(Snapshot.Ahead::value).orElse(0L);
    }

    /** How far below or above that value it may come to be, as a share of it: the farther end of the interval. */
    public double spread() {
        return value() == 0 ? 0 : (double) Math.max(value() - low(), high() - value()) / value();
    }

    public long low() {
        return next.map(Snapshot.Ahead::low).orElse(0L);
    }

    public long high() {
        return next.map(Snapshot.Ahead::high).orElse(0L);
    }
}
