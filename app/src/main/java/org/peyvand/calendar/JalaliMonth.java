package org.peyvand.calendar;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A month of a Jalali year, 1178/1 to 1633/12: the unit of reports, cohorts and "this month" in Persian. As a range of
 * days it is [{@link #start}, {@link #endExclusive}).
 *
 * @throws NoSuchDateException when the year or the month does not exist
 */
public record JalaliMonth(int year, int month) implements Comparable<JalaliMonth> {
    private static final Comparator<JalaliMonth> BY_TIME =
            Comparator.comparingInt(JalaliMonth::year).thenComparingInt(JalaliMonth::month);

    public JalaliMonth {
        var problem = JalaliDate.problem(year, month, 1);
        if (problem.isPresent()) throw new NoSuchDateException(year, month, 1, problem.get());
    }

    /** The month a Gregorian day falls in; throws {@link NoSuchDateException} outside 1799-03-21 to 2255-03-20. */
    public static JalaliMonth of(LocalDate date) {
        return JalaliDate.of(date).yearMonth();
    }

    public LocalDate start() {
        return new JalaliDate(year, month, 1).toLocalDate();
    }

    public LocalDate endExclusive() {
        return start().plusDays(length());
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(start()) && date.isBefore(endExclusive());
    }

    /** Number of days, 29 to 31. */
    public int length() {
        return JalaliDate.lengthOfMonth(year, month);
    }

    public JalaliMonth next() {
        return plus(1);
    }

    public JalaliMonth previous() {
        return plus(-1);
    }

    /** So many months later; negative goes back. Throws {@link NoSuchDateException} when it leaves 1178 to 1633. */
    public JalaliMonth plus(long months) {
        var count = Math.addExact(ordinal(), months);
        var year = Math.clamp(Math.floorDiv(count, 12), 0, Integer.MAX_VALUE);
        return new JalaliMonth(year, Math.floorMod(count, 12) + 1);
    }

    /** Months from this one to another; negative when the other is earlier. */
    public long until(JalaliMonth other) {
        return other.ordinal() - ordinal();
    }

    @Override
    public int compareTo(JalaliMonth other) {
        return BY_TIME.compare(this, other);
    }

    /** Machine form 1404/01, always Latin digits. {@link DateText#month} writes for people. */
    @Override
    public String toString() {
        return year + (month < 10 ? "/0" : "/") + month;
    }

    private long ordinal() {
        return 12L * year + month - 1;
    }
}
