package org.peyvand.workspace;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Collectors;
import org.peyvand.calendar.Shift;
import org.peyvand.calendar.UnreadableHoursException;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.language.Digits;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;

/** The shifts of one day as people type them: «۹ تا ۱۳ و ۱۶ تا ۲۰», "9-13, 16:30-20", "22:00-02:00". */
final class TypedHours {

    private TypedHours() {}

    /**
     * The shifts; none for a blank, «بسته» or "closed".
     *
     * @throws Refused when it is neither
     */
    static List<Shift> read(String typed) {
        var text = plain(typed);
        if (text.isEmpty() || text.equals("بسته") || text.equals("تعطیل") || text.equals("closed")) return List.of();
        try {
            return WeeklyHours.parse("sat " + text).on(DayOfWeek.SATURDAY);
        } catch (UnreadableHoursException unreadable) {
            throw Refused.because("workspace.refused.hours", typed.strip());
        }
    }

    private static String plain(String typed) {
        return Digits.toAscii(typed)
                .strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[–—−]|\\bto\\b|تا", "-")
                .replaceAll("[،;؛\\n]|\\band\\b|\\sو\\s", ",")
                .replace('٫', ':')
                .replaceAll("\\s", "")
                .replaceAll("(?<![0-9:])([0-9]{1,2})(?![0-9:])", "$1:00");
    }

    /** As {@link #read} reads it, in the reader's digits; empty when closed. */
    static String write(List<Shift> shifts, Reader reader) {
        return reader.digits(shifts.stream()
                .map(Shift::toString)
                .collect(Collectors.joining(reader.language() == org.peyvand.web.Language.FA ? "، " : ", ")));
    }
}
