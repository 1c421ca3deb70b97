package org.peyvand.calendar;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.peyvand.calendar.CalendarWords.Unit;

/**
 * Words for a distance in time. Within an hour minutes are counted; hours within the same day, and across midnight up
 * to six of them (at one in the morning "yesterday" would mislead about ten in the evening); then days, months, years.
 */
record RelativeTime(CalendarWords words, CalendarSystem calendar) {
    private static final int HOURS_ACROSS_MIDNIGHT = 6;

    String write(ZonedDateTime then, ZonedDateTime now) {
        var minutes = MINUTES.between(now, then);
        if (minutes == 0) return words.now();
        if (Math.abs(minutes) < 60) return write(minutes, Unit.MINUTE);
        var hours = HOURS.between(now, then);
        var sameDay = then.toLocalDate().equals(now.toLocalDate());
        if (sameDay || Math.abs(hours) < HOURS_ACROSS_MIDNIGHT) return write(hours, Unit.HOUR);
        return write(then.toLocalDate(), now.toLocalDate());
    }

    String write(LocalDate then, LocalDate today) {
        var days = DAYS.between(today, then);
        if (Math.abs(days) <= 2) return words.nearDay((int) days);
        var months = monthsBetween(today, then);
        if (months == 0) return write(days, Unit.DAY);
        return Math.abs(months) < 12 ? write(months, Unit.MONTH) : write(months / 12, Unit.YEAR);
    }

    private String write(long count, Unit unit) {
        return count < 0 ? words.ago(-count, unit) : words.ahead(count, unit);
    }

    /** Whole months of the calendar from one day to another; negative backwards. */
    private long monthsBetween(LocalDate from, LocalDate to) {
        if (calendar == CalendarSystem.GREGORIAN || !JalaliDate.covers(from) || !JalaliDate.covers(to)) {
            return ChronoUnit.MONTHS.between(from, to);
        }
        var start = JalaliDate.of(from);
        var end = JalaliDate.of(to);
        var months = start.yearMonth().until(end.yearMonth());
        if (months > 0 && end.day() < start.day()) return months - 1;
        return months < 0 && end.day() > start.day() ? months + 1 : months;
    }
}
