package org.peyvand.worth.expected;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.peyvand.worth.tally.Past;

/**
 * What a customer bought to date, as far as models look at it.
 *
 * @param days different days with a sale, at least one
 * @param orders in the currency counted in
 * @param net their sum less returns, in the smallest unit
 */
public record Bought(LocalDate first, LocalDate last, int days, int orders, long net) {

    static Bought of(Past past) {
        return new Bought(
                past.first(),
                past.last(),
                past.days(),
                (int) past.sums().orders(),
                past.sums().net());
    }

    /** Baskets the mean is made of: all that was bought on one day is one. */
    int baskets() {
        return Math.min(days, orders);
    }

    /** Net of returns, so it may be zero or less. */
    double meanBasket() {
        return baskets() == 0 ? 0 : (double) net / baskets();
    }

    /** Mean days between two shopping days; 0 where there is one alone. */
    public double usualGap() {
        return days < 2 ? 0 : (double) ChronoUnit.DAYS.between(first, last) / (days - 1);
    }
}
