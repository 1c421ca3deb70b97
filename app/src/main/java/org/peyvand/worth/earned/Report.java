package org.peyvand.worth.earned;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.peyvand.worth.expected.Snapshot;
import org.peyvand.worth.tally.Book;
import org.peyvand.worth.tally.Cohort;
import org.peyvand.worth.tally.CohortTally;
import org.peyvand.worth.tally.Sums;

/** What a shop has earned to date, by month and cohort, as one reading of the sums; and how many months are looked ahead. */
record Report(
        Book book,
        LocalDate today,
        int monthsAhead,
        Map<CohortTally.Cell, Sums> cells,
        Snapshot snapshot,
        Instant snapshotAt) {

    Sums total() {
        return cells.values().stream().reduce(Sums.NONE, Sums::plus);
    }

    /** The first figures of the page. */
    Overview view() {
        var total = total();
        var people = snapshot.customers();
        var customers = cohorts().stream().mapToLong(Cohort::size).sum();
        var again = snapshot.steps().stream().skip(1).mapToLong(Long::longValue).sum();
        return new Overview(
                cells.isEmpty(),
                total.net(),
                total.returned(),
                customers,
                people,
                total.orders(),
                customers == 0 ? 0 : (double) total.orders() / customers,
                snapshot.gapDays(),
                people == 0 ? 0 : (double) again / people,
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

    /** The cohorts, the oldest first, with as many months as are over: a month half gone would look like a loss. */
    List<Cohort> cohorts() {
        return Cohort.of(cells, book, today);
    }
}
