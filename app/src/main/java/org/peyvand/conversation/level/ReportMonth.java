package org.peyvand.conversation.level;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.JalaliDate;
import org.peyvand.calendar.JalaliMonth;
import org.peyvand.web.Reader;

/**
 * A month of the reader's calendar, in the workspace's zone.
 *
 * @param end the day after its last
 */
public record ReportMonth(LocalDate start, LocalDate end) {

    /** The month in which a day written as 2025-11-22 lies; this month for anything else. */
    static ReportMonth asked(String day, Reader reader) {
        try {
            var asked = day.isEmpty() ? reader.today() : LocalDate.parse(day);
            return of(JalaliDate.covers(asked) ? asked : reader.today(), reader);
        } catch (DateTimeParseException notADay) {
            return of(reader.today(), reader);
        }
    }

    private static ReportMonth of(LocalDate day, Reader reader) {
        if (reader.calendar() == CalendarSystem.JALALI) {
            var month = JalaliMonth.of(day);
            return new ReportMonth(month.start(), month.endExclusive());
        }
        var month = YearMonth.from(day);
        return new ReportMonth(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    Instant from(Reader reader) {
        return start.atStartOfDay(reader.zone()).toInstant();
    }

    Instant to(Reader reader) {
        return end.atStartOfDay(reader.zone()).toInstant();
    }

    /** The address of the report of the month in which that day lies. */
    public static String path(LocalDate day) {
        return "/inbox/levels?month=" + day;
    }
}
