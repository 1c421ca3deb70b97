package org.peyvand.worth.tally;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Several cohorts as one. So many months later only those cohorts count that have come so far, or the youngest would look
 * as if they had stayed away.
 */
public record Pooled(List<Cohort> cohorts) {

    /** How many customers they are. */
    public long size() {
        return cohorts.stream().mapToLong(Cohort::size).sum();
    }

    /** How many months later the last month was that is over, for the oldest of them; -1 without any. */
    public int age() {
        return cohorts.stream().mapToInt(Cohort::age).max().orElse(-1);
    }

    private List<Cohort> aged(int later) {
        return cohorts.stream().filter(one -> one.age() >= later).toList();
    }

    private static long size(List<Cohort> some) {
        return some.stream().mapToLong(Cohort::size).sum();
    }

    /** Share of them who bought so many months later. */
    public double buying(int later) {
        var some = aged(later);
        return (double) some.stream()
                        .mapToLong(one -> one.after(later).customers())
                        .sum()
                / Math.max(1, size(some));
    }

    /** What one of them has brought up to so many months later, on average, in the smallest unit. */
    public double earned(int later) {
        return IntStream.rangeClosed(0, later).mapToDouble(this::earnedIn).sum();
    }

    private double earnedIn(int later) {
        var some = aged(later);
        return (double) some.stream().mapToLong(one -> one.after(later).net()).sum() / Math.max(1, size(some));
    }
}
