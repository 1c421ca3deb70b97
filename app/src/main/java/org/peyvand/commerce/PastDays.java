package org.peyvand.commerce;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * On which days customers shopped, in memory: what models are fitted to and tried on is counted from one reading. Customers
 * who are alike are put together.
 */
public final class PastDays {

    private static final double WEEK = 7;
    private static final int FEWEST_DAYS = 3;

    private final List<int[]> customers;

    /** @param customers the different days of each since 1970, rising; one at least */
    PastDays(List<int[]> customers) {
        this.customers = customers;
    }

    private static int number(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    /** How many of the days have come by that one. */
    private static int until(int[] days, int last) {
        int found = Arrays.binarySearch(days, last);
        return found < 0 ? -found - 1 : found + 1;
    }

    /**
     * Customers with the same history up to a day, and the same number of shopping days after it.
     *
     * @param repeats shopping days after the first one
     * @param recency days from the first to the last of them
     * @param age days from the first one to the cut
     */
    public record Split(int repeats, int recency, int age, int later, long customers) {

        private static final Comparator<Split> ORDER = Comparator.comparingInt(Split::repeats)
                .thenComparingInt(Split::recency)
                .thenComparingInt(Split::age)
                .thenComparingInt(Split::later);
    }

    /** Those who had bought by the cut, with what came after it up to the end. */
    public List<Split> split(LocalDate cut, LocalDate end) {
        int at = number(cut);
        var alike = new HashMap<Split, Long>();
        for (var days : customers) {
            int before = until(days, at);
            if (before == 0) continue;
            int later = until(days, number(end)) - before;
            alike.merge(new Split(before - 1, days[before - 1] - days[0], at - days[0], later, 0), 1L, Long::sum);
        }
        return alike.entrySet().stream()
                .map(one -> counted(one.getKey(), one.getValue()))
                .sorted(Split.ORDER)
                .toList();
    }

    private static Split counted(Split of, long customers) {
        return new Split(of.repeats(), of.recency(), of.age(), of.later(), customers);
    }

    /** Sum of the natural logarithms of the gaps up to the cut, in weeks. */
    public double logGaps(LocalDate cut) {
        double sum = 0;
        for (var days : customers) {
            int before = until(days, number(cut));
            for (int i = 1; i < before; i++) sum += Math.log((days[i] - days[i - 1]) / WEEK);
        }
        return sum;
    }

    /** Repeat purchases of those who had bought by the cut, by weeks since the oldest first purchase, up to the end. */
    public long[] weeks(LocalDate cut, LocalDate end) {
        int oldest = customers.stream().mapToInt(days -> days[0]).min().orElse(0);
        int weeks = Math.max(0, (number(end) - oldest + (int) WEEK - 1) / (int) WEEK);
        var purchases = new long[weeks];
        int last = -1;
        for (var days : customers) {
            if (days[0] > number(cut)) continue;
            for (int i = 1; i < until(days, number(end)); i++) {
                int week = (days[i] - oldest - 1) / (int) WEEK;
                purchases[week]++;
                last = Math.max(last, week);
            }
        }
        return Arrays.copyOf(purchases, last + 1);
    }

    /**
     * Silences of like length, of customers with a like rhythm.
     *
     * @param usualGap mean days between the shopping days before it, two gaps at least
     * @param beganAgo days from its begin to the end of the past looked at
     * @param length days until the next shopping day, or to the end
     * @param ended whether a shopping day ended it
     */
    public record Silence(double usualGap, int beganAgo, int length, boolean ended, long customers) {}

    /** The silences after each shopping day from the third on. */
    public List<Silence> silences(LocalDate end) {
        int at = number(end);
        var alike = new HashMap<Silence, Long>();
        for (var days : customers) {
            int so = until(days, at);
            for (int i = FEWEST_DAYS - 1; i < so; i++) {
                double usual = Math.max(1, Math.round((days[i] - days[0]) / (double) i));
                boolean ended = i + 1 < so;
                int length = (ended ? days[i + 1] : at) - days[i];
                alike.merge(new Silence(usual, at - days[i], length, ended, 0), 1L, Long::sum);
            }
        }
        return alike.entrySet().stream().map(PastDays::counted).toList();
    }

    private static Silence counted(Map.Entry<Silence, Long> one) {
        var of = one.getKey();
        return new Silence(of.usualGap(), of.beganAgo(), of.length(), of.ended(), one.getValue());
    }
}
