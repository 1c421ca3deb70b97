package org.peyvand.worth.tally;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.peyvand.commerce.ShoppingDays.Day;
import org.peyvand.commerce.ShoppingDays.Shopping;

/**
 * What one customer bought to date, by months and as the models read it.
 *
 * @param days different days with a sale, in any currency
 * @param second the second of those days
 * @param logGaps sum of the natural logarithms of the gaps between them, in weeks
 * @param months by their first day, each with a customer in it where something was bought
 */
public record Past(
        UUID customer,
        LocalDate first,
        Optional<LocalDate> second,
        LocalDate last,
        int days,
        double logGaps,
        Sums sums,
        int otherCurrency,
        SortedMap<LocalDate, Sums> months) {

    private static final double WEEK = 7;

    /** Of what a customer did. */
    public static Past of(Shopping done, Months calendar) {
        var all = done.days();
        var months = new TreeMap<LocalDate, Sums>();
        for (var day : all) {
            var sums = new Sums(day.orders() > 0 ? 1 : 0, day.orders(), day.spent(), day.returned());
            if (sums.orders() == 0 && sums.returned() == 0) continue;
            months.merge(calendar.of(day.day()), sums, Past::sameCustomer);
        }
        var shopping = all.stream().filter(day -> day.sales() > 0).map(Day::day).toList();
        return new Past(
                done.customer(),
                shopping.isEmpty() ? all.getFirst().day() : shopping.getFirst(),
                shopping.stream().skip(1).findFirst(),
                shopping.isEmpty() ? all.getFirst().day() : shopping.getLast(),
                shopping.size(),
                logGaps(shopping),
                months.values().stream().reduce(Sums.NONE, Sums::plus),
                all.stream().mapToInt(Day::otherCurrency).sum(),
                months);
    }

    private static Sums sameCustomer(Sums one, Sums other) {
        var both = one.plus(other);
        return new Sums(Math.min(1, both.customers()), both.orders(), both.spent(), both.returned());
    }

    private static double logGaps(List<LocalDate> shopping) {
        double sum = 0;
        for (int i = 1; i < shopping.size(); i++) {
            sum += Math.log(ChronoUnit.DAYS.between(shopping.get(i - 1), shopping.get(i)) / WEEK);
        }
        return sum;
    }

    /** The month of the first purchase; of the first return where there was none. */
    public static LocalDate cohort(SortedMap<LocalDate, Sums> months) {
        return months.entrySet().stream()
                .filter(month -> month.getValue().orders() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(months::firstKey);
    }

    /** The month of the first purchase in the currency counted in; of the first day where there was none. */
    public LocalDate cohort(Months calendar) {
        return months.isEmpty() ? calendar.of(first) : cohort(months);
    }
}
