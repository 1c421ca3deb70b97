package org.peyvand.worth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a shop has earned to date, by month and cohort, as one reading of the sums; and how many months are looked ahead. */
record Report(
        Book book,
        LocalDate today,
        int monthsAhead,
        Map<CohortTally.Cell, Sums> cells,
        Snapshot snapshot,
        Instant snapshotAt) {

    /** The most months that charts show. */
    static final int SHOWN = 24;

    Sums total() {
        return cells.values().stream().reduce(Sums.NONE, Sums::plus);
    }

    /** The first figures of the page. */
    Overview view() {
        var total = total();
        var customers = snapshot.customers();
        var again = snapshot.steps().stream().skip(1).mapToLong(Long::longValue).sum();
        return new Overview(
                cells.isEmpty(),
                total.net(),
                total.returned(),
                cohorts().stream().mapToLong(Cohort::size).sum(),
                total.orders(),
                customers == 0 ? 0 : (double) total.orders() / customers,
                snapshot.gapDays(),
                customers == 0 ? 0 : (double) again / customers,
                snapshot.otherCurrency(),
                snapshot.ahead(),
                monthsAhead,
                snapshot.next(),
                snapshotAt);
    }

    /** A month's sums, those of its new customers apart. */
    record Month(LocalDate month, Sums fresh, Sums kept) {}

    /** Every month from the first with anything in it to the last, without gaps. */
    List<Month> months() {
        var fresh = new TreeMap<LocalDate, Sums>();
        var kept = new TreeMap<LocalDate, Sums>();
        cells.forEach((cell, sums) ->
                (cell.cohort().equals(cell.month()) ? fresh : kept).merge(cell.month(), sums, Sums::plus));
        return span().stream()
                .map(month ->
                        new Month(month, fresh.getOrDefault(month, Sums.NONE), kept.getOrDefault(month, Sums.NONE)))
                .toList();
    }

    private List<LocalDate> span() {
        if (cells.isEmpty()) return List.of();
        var first = cells.keySet().stream()
                .map(CohortTally.Cell::month)
                .min(LocalDate::compareTo)
                .orElseThrow();
        var last = cells.keySet().stream()
                .map(CohortTally.Cell::month)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return book.months().range(first, last);
    }

    /**
     * Those who bought first in one month.
     *
     * @param size how many they are
     * @param months what they did since, by how many months later
     * @param age how many months later the last month was that is over
     */
    record Cohort(LocalDate month, long size, SortedMap<Integer, Sums> months, int age) {

        Sums after(int later) {
            return months.getOrDefault(later, Sums.NONE);
        }

        /** Share of them who bought so many months later. */
        double buying(int later) {
            return size == 0 ? 0 : (double) after(later).customers() / size;
        }

        /** What each of them has brought up to so many months later, on average, in the smallest unit. */
        double earned(int later) {
            long sum = 0;
            for (int i = 0; i <= later; i++) sum += after(i).net();
            return size == 0 ? 0 : (double) sum / size;
        }
    }

    /** The cohorts, the oldest first, with as many months as are over: a month half gone would look like a loss. */
    List<Cohort> cohorts() {
        return cohorts(cells, book, today);
    }

    /** As {@link #cohorts()}, of any cells. */
    static List<Cohort> cohorts(Map<CohortTally.Cell, Sums> cells, Book book, LocalDate today) {
        var byCohort = new TreeMap<LocalDate, SortedMap<Integer, Sums>>();
        cells.forEach((cell, sums) -> byCohort.computeIfAbsent(cell.cohort(), _ -> new TreeMap<>())
                .put(book.months().between(cell.cohort(), cell.month()), sums));
        var present = book.months().of(today);
        return byCohort.entrySet().stream()
                .map(one -> new Cohort(
                        one.getKey(),
                        one.getValue().getOrDefault(0, Sums.NONE).customers(),
                        one.getValue(),
                        Math.max(0, book.months().between(one.getKey(), present) - 1)))
                .filter(cohort -> cohort.size() > 0)
                .toList();
    }
}
