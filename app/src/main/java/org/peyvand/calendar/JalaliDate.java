package org.peyvand.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * A day of the Jalali (Solar Hijri) calendar, years 1178 to 1633, that is 1799-03-21 to 2255-03-20. Leap years follow
 * the 33-year rule: y is leap when (25y + 11) mod 33 &lt; 8, the arithmetic form of the calendar of Omar Khayyam; within
 * these years it agrees with Borkowski's tables and with the astronomical equinox at 52.5 degrees east. The 2820-year
 * rule of Birashk is not used: it makes 1404 leap instead of 1403.
 *
 * @throws NoSuchDateException when the day does not exist
 */
public record JalaliDate(int year, int month, int day) implements Comparable<JalaliDate> {
    public static final int FIRST_YEAR = 1178;
    public static final int LAST_YEAR = 1633;

    private static final Comparator<JalaliDate> BY_TIME = Comparator.comparingInt(JalaliDate::year)
            .thenComparingInt(JalaliDate::month)
            .thenComparingInt(JalaliDate::day);
    private static final long EPOCH_OF_1970_IN_JULIAN_DAYS = 2440588;
    private static final long JULIAN_DAY_BEFORE_YEAR_ONE = 1948319;

    public JalaliDate {
        var problem = problem(year, month, day);
        if (problem.isPresent()) throw new NoSuchDateException(year, month, day, problem.get());
    }

    /** The Jalali day of a Gregorian one; throws {@link NoSuchDateException} outside 1799-03-21 to 2255-03-20. */
    public static JalaliDate of(LocalDate date) {
        var epochDay = date.toEpochDay();
        var year = date.getYear() - 621;
        if (!isYear(year) && !isYear(year - 1)) throw outside(year);
        if (epochDay < nowruz(year)) year--;
        if (!isYear(year)) throw outside(year);
        var dayOfYear = (int) (epochDay - nowruz(year));
        var month = dayOfYear < 186 ? dayOfYear / 31 + 1 : (dayOfYear - 6) / 30 + 1;
        return new JalaliDate(year, month, dayOfYear - daysBefore(month) + 1);
    }

    /** Whether {@link #of} can tell the Jalali day of this date. */
    public static boolean covers(LocalDate date) {
        return date.toEpochDay() >= nowruz(FIRST_YEAR) && date.toEpochDay() < nowruz(LAST_YEAR + 1);
    }

    /** Why this day does not exist; empty when it does. For readers of untrusted input: it throws nothing. */
    public static Optional<Impossibility> problem(int year, int month, int day) {
        if (!isYear(year)) return Optional.of(Impossibility.YEAR_OUT_OF_RANGE);
        if (month < 1 || month > 12) return Optional.of(Impossibility.NO_SUCH_MONTH);
        if (month == 12 && day == 30 && !isLeap(year)) return Optional.of(Impossibility.NOT_A_LEAP_YEAR);
        if (day < 1 || day > lengthOfMonth(year, month)) return Optional.of(Impossibility.NO_SUCH_DAY);
        return Optional.empty();
    }

    public static boolean isLeap(int year) {
        return Math.floorMod(25 * year + 11, 33) < 8;
    }

    /** Days of a month: 31 to Shahrivar, 30 to Bahman, Esfand 29 or 30. */
    public static int lengthOfMonth(int year, int month) {
        if (month <= 6) return 31;
        return month < 12 || isLeap(year) ? 30 : 29;
    }

    public LocalDate toLocalDate() {
        return LocalDate.ofEpochDay(nowruz(year) + daysBefore(month) + day - 1);
    }

    public JalaliMonth yearMonth() {
        return new JalaliMonth(year, month);
    }

    public DayOfWeek dayOfWeek() {
        return toLocalDate().getDayOfWeek();
    }

    public boolean isLeapYear() {
        return isLeap(year);
    }

    public int lengthOfMonth() {
        return lengthOfMonth(year, month);
    }

    public JalaliDate firstDayOfMonth() {
        return new JalaliDate(year, month, 1);
    }

    public JalaliDate lastDayOfMonth() {
        return new JalaliDate(year, month, lengthOfMonth());
    }

    public JalaliDate plusDays(long days) {
        return of(toLocalDate().plusDays(days));
    }

    /** The same day of another month, or that month's last day where it is shorter. Negative goes back. */
    public JalaliDate plusMonths(long months) {
        var target = yearMonth().plus(months);
        return new JalaliDate(target.year(), target.month(), Math.min(day, target.length()));
    }

    @Override
    public int compareTo(JalaliDate other) {
        return BY_TIME.compare(this, other);
    }

    /** Machine form 1404/01/05, always Latin digits. {@link DateText} writes for people. */
    @Override
    public String toString() {
        return year + (month < 10 ? "/0" : "/") + month + (day < 10 ? "/0" : "/") + day;
    }

    static boolean isYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** Epoch day (1970-01-01 = 0) of 1 Farvardin. */
    static long nowruz(int year) {
        var leapDays = Math.floorDiv(8 * year + 21, 33);
        return JULIAN_DAY_BEFORE_YEAR_ONE + 365L * (year - 1) + leapDays + 1 - EPOCH_OF_1970_IN_JULIAN_DAYS;
    }

    private static int daysBefore(int month) {
        return month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6;
    }

    private static NoSuchDateException outside(int year) {
        return new NoSuchDateException(year, 1, 1, Impossibility.YEAR_OUT_OF_RANGE);
    }
}
