package org.peyvand.worth.model;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The customers of a base, counted in groups of like history, in columns. Counted by whole days the groups hardly grow
 * with the customers. The order in which they were added makes no difference.
 */
public final class Histories {

    /** So many customers with this history. */
    public record Group(History history, long customers) {}

    final int[] repeats;
    final int[] recency;
    final int[] age;
    final long[] count;
    /** What {@link #recency} and {@link #age} point to, in weeks, rising. */
    final double[] weeks;

    private final long customers;
    private final long repeaters;
    private final double purchases;
    private final double exposure;
    private final double logGapSum;

    Histories(int[] repeats, int[] recency, int[] age, long[] count, double[] weeks, double logGapSum) {
        this.repeats = repeats;
        this.recency = recency;
        this.age = age;
        this.count = count;
        this.weeks = weeks;
        this.logGapSum = logGapSum;
        this.customers = Arrays.stream(count).sum();
        this.repeaters = sum(group -> Math.min(1, repeats[group]));
        this.purchases = sum(group -> repeats[group]);
        this.exposure = IntStream.range(0, count.length)
                .mapToDouble(group -> count[group] * weeks[age[group]])
                .sum();
    }

    private long sum(IntToLongFunction value) {
        return IntStream.range(0, count.length)
                .mapToLong(group -> count[group] * value.applyAsLong(group))
                .sum();
    }

    /** Counts these. */
    public static Histories of(Stream<History> histories) {
        var builder = builder();
        histories.forEach(builder::add);
        return builder.build();
    }

    /** Counts these. */
    public static Histories of(Iterable<History> histories) {
        var builder = builder();
        histories.forEach(builder::add);
        return builder.build();
    }

    /** Starts to count. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many groups. */
    public int size() {
        return count.length;
    }

    /** How many customers. */
    public long customers() {
        return customers;
    }

    /** Customers with at least one repeat purchase. */
    public long repeaters() {
        return repeaters;
    }

    /** Repeat purchases of all together. */
    public double purchases() {
        return purchases;
    }

    /** Weeks since the first purchase, of all together. */
    public double exposure() {
        return exposure;
    }

    /** The history of a group. */
    public History history(int group) {
        return new History(repeats[group], weeks[recency[group]], weeks[age[group]]);
    }

    /** All groups, by repeats, age and recency. */
    public Stream<Group> groups() {
        return IntStream.range(0, size()).mapToObj(group -> new Group(history(group), count[group]));
    }

    /** Sum over all customers of the logarithms of the gaps between their purchases, in weeks, where it was told. */
    public OptionalDouble logGapSum() {
        return Double.isNaN(logGapSum) ? OptionalDouble.empty() : OptionalDouble.of(logGapSum);
    }

    /**
     * About so many of the groups that stand for all of them: the big ones as they are, of the others every so manieth, with
     * the weight of those passed over. For a first look only.
     */
    Histories part(int groups) {
        if (size() <= groups) return this;
        long big = bigFrom(groups / 2);
        int small =
                (int) Arrays.stream(count).filter(customers -> customers < big).count();
        int step = Math.ceilDiv(small, Math.max(1, groups - (size() - small)));
        var seen = new int[1];
        var picked = IntStream.range(0, size())
                .filter(group -> count[group] >= big || seen[0]++ % step == 0)
                .toArray();
        return new Histories(
                pick(repeats, picked),
                pick(recency, picked),
                pick(age, picked),
                Arrays.stream(picked)
                        .mapToLong(group -> count[group] >= big ? count[group] : count[group] * step)
                        .toArray(),
                weeks,
                logGapSum);
    }

    /** From how many customers on a group is among the biggest so many. */
    private long bigFrom(int groups) {
        var sizes = count.clone();
        Arrays.sort(sizes);
        return sizes[sizes.length - groups] + 1;
    }

    private static int[] pick(int[] column, int[] groups) {
        return Arrays.stream(groups).map(group -> column[group]).toArray();
    }

    /** Collects histories; like ones are counted together. */
    public static final class Builder {

        private final HistoryTable table = new HistoryTable();
        private double logGapSum = Double.NaN;

        private Builder() {}

        /** One customer. */
        public Builder add(History history) {
            return add(history, 1);
        }

        /** So many customers with this history; without customers nothing is added. */
        public Builder add(History history, long customers) {
            table.add(history.repeats(), table.id(history.recency()), table.id(history.age()), customers);
            return this;
        }

        /**
         * So many customers with a history of whole days.
         *
         * @throws IllegalArgumentException when the numbers contradict each other
         */
        public Builder addDays(int repeats, int recencyDays, int ageDays, long customers) {
            if (repeats < 0 || recencyDays < 0 || ageDays < recencyDays || repeats == 0 && recencyDays > 0) {
                throw new IllegalArgumentException(repeats + " repeats, " + recencyDays + " of " + ageDays + " days");
            }
            table.add(repeats, table.ofDay(recencyDays), table.ofDay(ageDays), customers);
            return this;
        }

        /** Adds to the sum of the logarithms of the gaps between purchases, in weeks, which tells how regular they are. */
        public Builder addLogGaps(double sum) {
            logGapSum = (Double.isNaN(logGapSum) ? 0 : logGapSum) + sum;
            return this;
        }

        /** The groups, in an order of their own. */
        public Histories build() {
            return table.histories(logGapSum);
        }
    }
}
