package org.peyvand.worth.tally;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.JalaliDate;
import org.peyvand.calendar.JalaliMonth;

/** The months of a calendar, each named by the Gregorian date of its first day. */
public record Months(CalendarSystem calendar) {

    private static final LocalDate EARLIEST = new JalaliDate(JalaliDate.FIRST_YEAR, 1, 1).toLocalDate();
    private static final LocalDate LATEST = new JalaliDate(JalaliDate.LAST_YEAR, 12, 1).toLocalDate();

    /** The month of a day; a day beyond the calendar's years counts to the nearest month within. */
    public LocalDate of(LocalDate day) {
        return switch (calendar) {
            case GREGORIAN -> day.withDayOfMonth(1);
            case JALALI -> JalaliMonth.of(within(day)).start();
        };
    }

    private static LocalDate within(LocalDate day) {
        if (day.isBefore(EARLIEST)) return EARLIEST;
        return day.isAfter(LATEST) ? LATEST : day;
    }

    /** So many months later; negative goes back. */
    public LocalDate plus(LocalDate month, long months) {
        return switch (calendar) {
            case GREGORIAN -> month.plusMonths(months);
            case JALALI -> JalaliMonth.of(month).plus(months).start();
        };
    }

    /** Months from one to the other. */
    int between(LocalDate from, LocalDate to) {
        return Math.toIntExact(
                switch (calendar) {
                    case GREGORIAN -> ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to));
                    case JALALI -> JalaliMonth.of(from).until(JalaliMonth.of(to));
                });
    }

    /** All months from one to the other, both included. */
    public List<LocalDate> range(LocalDate from, LocalDate to) {
        return LongStream.rangeClosed(0, between(from, to))
                .mapToObj(n -> plus(from, n))
                .toList();
    }

    /** Days of so many months that begin on this day. */
    public int days(LocalDate day, int months) {
        return switch (calendar) {
            case GREGORIAN -> (int) ChronoUnit.DAYS.between(day, day.plusMonths(months));
            case JALALI ->
                (int) ChronoUnit.DAYS.between(
                        day, JalaliDate.of(within(day)).plusMonths(months).toLocalDate());
        };
    }
}
