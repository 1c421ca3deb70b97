package org.peyvand.calendar;

import java.time.LocalDate;

/**
 * Reads dates as people type them and files hold them: 1404/1/5, ۱۴۰۴/۰۱/۰۵, 1404-01-05, 14040105, «۵ فروردین ۱۴۰۴»,
 * 21/3/2025, "21 Mar 2025", ISO 8601, mail dates; with digits of any script, a time, an offset or AM/PM.
 * A four-digit year above 1700 is Gregorian. Never throws: made to be called for every row of an import.
 *
 * @param shortYears the calendar of two-digit years such as 04/1/5
 * @param order the order of numeric dates whose year is not written first with four digits; a Jalali date with its year
 *     last is read day first under YMD too, as nobody writes it otherwise
 * @param today two-digit years fall within the 80 years before and the 19 after this day
 */
public record DateReader(CalendarSystem shortYears, DateOrder order, LocalDate today) {
    private static final int YEARS_AHEAD = 19;

    /** A reader for a file's column as detected; an ambiguous shape wants a person's word first. */
    public static DateReader of(DateShape shape, LocalDate today) {
        return new DateReader(shape.calendar(), shape.order(), today);
    }

    /** Reads a whole text as one date; blank text is not a date. */
    public DateReading read(String text) {
        var written = DateGrammar.parse(text);
        return written.isEmpty() ? new DateReading.NotADate() : read(written.get());
    }

    DateReading read(WrittenDate written) {
        int a = written.first();
        int b = written.second();
        int c = written.third();
        return switch (written.layout()) {
            case JALALI_WORDS -> resolve(written, CalendarSystem.JALALI, a, b, c);
            case GREGORIAN_WORDS -> resolve(written, CalendarSystem.GREGORIAN, a, b, c);
            case YEAR_FIRST -> resolve(written, calendarOf(a), a, b, c);
            case YEAR_LAST -> readYearLast(written, calendarOf(c));
            case SHORT_YEAR ->
                switch (order) {
                    case YMD -> resolve(written, shortYears, a, b, c);
                    case DMY -> resolve(written, shortYears, c, b, a);
                    case MDY -> resolve(written, shortYears, c, a, b);
                };
        };
    }

    private DateReading readYearLast(WrittenDate written, CalendarSystem calendar) {
        int a = written.first();
        int b = written.second();
        int year = written.third();
        if (order == DateOrder.MDY) return resolve(written, calendar, year, a, b);
        if (order == DateOrder.DMY || calendar == CalendarSystem.JALALI) return resolve(written, calendar, year, b, a);
        return new DateReading.Impossible(Impossibility.ORDER_UNKNOWN, year, b, a);
    }

    private DateReading resolve(WrittenDate written, CalendarSystem calendar, int year, int month, int day) {
        return written.resolve(calendar, written.shortYear() ? complete(year, calendar) : year, month, day);
    }

    /** The full year of a two-digit one. */
    private int complete(int twoDigits, CalendarSystem calendar) {
        var thisYear = calendar == CalendarSystem.JALALI ? JalaliDate.of(today).year() : today.getYear();
        var last = thisYear + YEARS_AHEAD;
        return last - Math.floorMod(last - twoDigits, 100);
    }

    private static CalendarSystem calendarOf(int year) {
        return year > WrittenDate.LAST_YEAR_NOT_GREGORIAN ? CalendarSystem.GREGORIAN : CalendarSystem.JALALI;
    }
}
