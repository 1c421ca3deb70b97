package org.peyvand.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;

/**
 * A day that comes back every year in the calendar it was set in: a birthday, the day of the first purchase. 30 Esfand
 * is celebrated on 29 Esfand in common years, and 29 February on 28 February.
 *
 * @throws java.time.DateTimeException when no year has such a day
 */
public record Anniversary(CalendarSystem calendar, int month, int day) {
    private static final int A_LEAP_YEAR = 1403;

    public Anniversary {
        switch (calendar) {
            case JALALI -> new JalaliDate(A_LEAP_YEAR, month, day);
            case GREGORIAN -> MonthDay.of(month, day);
        }
    }

    /** The anniversary of a day, for example of a birth date, in the calendar the person counts in. */
    public static Anniversary of(LocalDate date, CalendarSystem calendar) {
        return switch (calendar) {
            case JALALI -> {
                var jalali = JalaliDate.of(date);
                yield new Anniversary(calendar, jalali.month(), jalali.day());
            }
            case GREGORIAN -> new Anniversary(calendar, date.getMonthValue(), date.getDayOfMonth());
        };
    }

    /** The day it is celebrated in a year of its own calendar (1404, or 2025). */
    public LocalDate in(int year) {
        return switch (calendar) {
            case JALALI ->
                new JalaliDate(year, month, Math.min(day, JalaliDate.lengthOfMonth(year, month))).toLocalDate();
            case GREGORIAN -> Year.of(year).atMonthDay(MonthDay.of(month, day));
        };
    }

    /** The first celebration on this day or after it. */
    public LocalDate onOrAfter(LocalDate date) {
        var year = calendar == CalendarSystem.JALALI ? JalaliDate.of(date).year() : date.getYear();
        var thisYear = in(year);
        return thisYear.isBefore(date) ? in(year + 1) : thisYear;
    }

    public boolean isOn(LocalDate date) {
        return onOrAfter(date).equals(date);
    }
}
