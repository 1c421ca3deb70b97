package org.peyvand.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Optional;

/**
 * A date as it stands in a text, before its numbers are given their meaning. With the month in words the numbers are
 * year, month, day; else they stand in written order.
 */
record WrittenDate(
        Layout layout,
        int first,
        int second,
        int third,
        boolean shortYear,
        Optional<DayOfWeek> weekday,
        WrittenTime time) {
    enum Layout {
        YEAR_FIRST,
        YEAR_LAST,
        SHORT_YEAR,
        JALALI_WORDS,
        GREGORIAN_WORDS
    }

    static final int LAST_YEAR_NOT_GREGORIAN = 1700;

    /** The meaning of this date once year, month and day are told apart. */
    DateReading resolve(CalendarSystem calendar, int year, int month, int day) {
        var problem = problem(calendar, year, month, day);
        if (problem.isPresent()) return new DateReading.Impossible(problem.get(), year, month, day);
        var date = switch (calendar) {
            case JALALI -> new JalaliDate(year, month, day).toLocalDate();
            case GREGORIAN -> LocalDate.of(year, month, day);
        };
        if (weekday.isPresent() && weekday.get() != date.getDayOfWeek()) {
            return new DateReading.Impossible(Impossibility.WRONG_WEEKDAY, year, month, day);
        }
        return new DateReading.Read(calendar, date, time.time(), time.offset());
    }

    private Optional<Impossibility> problem(CalendarSystem calendar, int year, int month, int day) {
        var problem = dateProblem(calendar, year, month, day);
        return problem.isEmpty() && time.impossible() ? Optional.of(Impossibility.NO_SUCH_TIME) : problem;
    }

    static Optional<Impossibility> dateProblem(CalendarSystem calendar, int year, int month, int day) {
        if (calendar == CalendarSystem.JALALI) return JalaliDate.problem(year, month, day);
        if (year <= LAST_YEAR_NOT_GREGORIAN || year > 9999) return Optional.of(Impossibility.YEAR_OUT_OF_RANGE);
        if (month < 1 || month > 12) return Optional.of(Impossibility.NO_SUCH_MONTH);
        if (month == 2 && day == 29 && !Year.isLeap(year)) return Optional.of(Impossibility.NOT_A_LEAP_YEAR);
        if (day < 1 || day > Month.of(month).maxLength()) return Optional.of(Impossibility.NO_SUCH_DAY);
        return Optional.empty();
    }
}
