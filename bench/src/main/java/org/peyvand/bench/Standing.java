package org.peyvand.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where a made-up customer stands, counted as the program counts it. */
record Standing(
        long orders,
        long spent,
        long returns,
        long returned,
        Optional<Instant> firstOrder,
        Optional<Instant> lastOrder,
        Instant lastSeen,
        Optional<Double> gapDays) {

    private static final double LATE_AFTER_GAPS = 1.5;
    private static final ZoneId ZONE = ZoneId.of("Asia/Tehran");

    static Standing of(List<Person.Happening> happenings) {
        var sales = of(happenings, Person.Kind.ORDER);
        var returns = of(happenings, Person.Kind.RETURN);
        return new Standing(
                sales.size(),
                sales.stream().mapToLong(Person.Happening::total).sum(),
                returns.size(),
                -returns.stream().mapToLong(Person.Happening::total).sum(),
                sales.stream().findFirst().map(Person.Happening::at),
                sales.reversed().stream().findFirst().map(Person.Happening::at),
                happenings.getLast().at(),
                gap(sales));
    }

    Optional<Instant> lateFrom() {
        return gapDays.flatMap(gap ->
                lastOrder.map(last -> last.plus(Duration.ofSeconds(Math.round(gap * LATE_AFTER_GAPS * 86_400)))));
    }

    private static List<Person.Happening> of(List<Person.Happening> happenings, Person.Kind kind) {
        return happenings.stream().filter(happening -> happening.kind() == kind).toList();
    }

    /** The median of the days between days of shopping, where there are two at least. */
    private static Optional<Double> gap(List<Person.Happening> sales) {
        var days = sales.stream()
                .map(sale -> LocalDate.ofInstant(sale.at(), ZONE))
                .distinct()
                .toList();
        var gaps = IntStream.range(1, days.size())
                .mapToDouble(at -> ChronoUnit.DAYS.between(days.get(at - 1), days.get(at)))
                .sorted()
                .toArray();
        int half = gaps.length / 2;
        if (gaps.length < 2) return Optional.empty();
        return Optional.of(gaps.length % 2 == 1 ? gaps[half] : (gaps[half - 1] + gaps[half]) / 2);
    }
}
