package org.peyvand.worth.tally;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Those who bought first in one month.
 *
 * @param size how many they are
 * @param months what they did since, by how many months later
 * @param age how many months later the last month was that is over
 */
public record Cohort(LocalDate month, long size, SortedMap<Integer, Sums> months, int age) {

    /** What they did so many months later. */
    public Sums after(int later) {
        return months.getOrDefault(later, Sums.NONE);
    }

    /** Share of them who bought so many months later. */
    public double buying(int later) {
        return size == 0 ? 0 : (double) after(later).customers() / size;
    }

    /** What each of them has brought up to so many months later, on average, in the smallest unit. */
    public double earned(int later) {
        long sum = 0;
        for (int i = 0; i <= later; i++) sum += after(i).net();
        return size == 0 ? 0 : (double) sum / size;
    }

    /** The cohorts in some cells, the oldest first, with as many months as are over: a month half gone would look like a loss. */
    public static List<Cohort> of(Map<CohortTally.Cell, Sums> cells, Book book, LocalDate today) {
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
