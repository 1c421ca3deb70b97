package org.peyvand.worth;

import java.time.Instant;

/**
 * The first figures of the worth page.
 *
 * @param earned sales less returns of all customers to date, in the smallest unit
 * @param asOf when the figures over all customers were made
 */
public record Overview(
        boolean empty,
        long earned,
        long returned,
        long customers,
        long orders,
        double ordersEach,
        double gapDays,
        double cameAgain,
        long otherCurrency,
        long ahead,
        Instant asOf) {}
