package org.peyvand.commerce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.peyvand.customer.Standing;

/** Where a customer stands, counted one by one as on paper. */
public final class PlainCount {

    private PlainCount() {}

    public static Standing of(Collection<NewOrder> orders, ZoneId zone) {
        var sales =
                orders.stream().filter(order -> order.kind() == OrderKind.SALE).toList();
        var returns = orders.stream()
                .filter(order -> order.kind() == OrderKind.RETURN)
                .toList();
        var last = sales.stream().map(NewOrder::placedAt).max(Instant::compareTo);
        var gap = medianGap(sales, zone);
        return new Standing(
                sales.size(),
                sales.stream().mapToLong(NewOrder::total).sum(),
                returns.size(),
                -returns.stream().mapToLong(NewOrder::total).sum(),
                0,
                sales.stream().map(NewOrder::placedAt).min(Instant::compareTo),
                last,
                orders.stream().map(NewOrder::placedAt).max(Instant::compareTo),
                gap,
                last.flatMap(at -> gap.map(days -> at.plusSeconds(Math.round(days * 1.5 * 86_400)))));
    }

    private static Optional<Double> medianGap(Collection<NewOrder> sales, ZoneId zone) {
        var days = new TreeSet<LocalDate>();
        sales.forEach(sale -> days.add(sale.placedAt().atZone(zone).toLocalDate()));
        var gaps = new ArrayList<Long>();
        LocalDate before = null;
        for (var day : days) {
            if (before != null) gaps.add(ChronoUnit.DAYS.between(before, day));
            before = day;
        }
        gaps.sort(Long::compareTo);
        int middle = gaps.size() / 2;
        if (gaps.size() < 2) return Optional.empty();
        return Optional.of(gaps.size() % 2 == 1 ? gaps.get(middle) : (gaps.get(middle - 1) + gaps.get(middle)) / 2.0);
    }
}
