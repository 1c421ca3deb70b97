package org.peyvand.workspace.time;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.peyvand.calendar.Shift;
import org.peyvand.calendar.UnreadableHoursException;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.language.Digits;
import org.peyvand.web.Language;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;

/** The shifts of one day as people type them: «۹ تا ۱۳ و ۱۶ تا ۲۰», "9-13, 16:30-20", "22:00-02:00". */
public final class TypedHours {

    private TypedHours() {}

    /**
     * The shifts; none for a blank, «بسته» or "closed".
     *
     * @throws Refused when it is neither, or two of the shifts overlap
     */
    public static List<Shift> read(String typed, Reader reader) {
        var text = plain(typed);
        if (text.isEmpty() || text.equals("بسته") || text.equals("تعطیل") || text.equals("closed")) return List.of();
        try {
            var shifts = WeeklyHours.parse("sat " + text).on(DayOfWeek.SATURDAY);
            refuseOverlap(text, reader);
            return shifts;
        } catch (UnreadableHoursException unreadable) {
            throw Refused.because("workspace.refused.hours", reader.digits(typed.strip()));
        }
    }

    /** Looked for in what was typed, since a day's hours are joined where they overlap. */
    private static void refuseOverlap(String text, Reader reader) {
        var before = new ArrayList<Shift>();
        for (var part : text.split(",")) {
            var shift = WeeklyHours.parse("sat " + part).on(DayOfWeek.SATURDAY).getFirst();
            for (var other : before) {
                if (shift.overlaps(other)) {
                    throw Refused.because("workspace.refused.overlap", shown(other, reader), shown(shift, reader));
                }
            }
            before.add(shift);
        }
    }

    public static String shown(Shift shift, Reader reader) {
        return reader.digits(shift.toString());
    }

    private static String plain(String typed) {
        return Digits.toAscii(typed)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[–—−]|\\bto\\b|تا", "-")
                .replaceAll("[،;؛\\n]|\\band\\b|\\sو\\s", ",")
                .replace('٫', ':')
                .replaceAll("\\s", "")
                .replaceAll("(?<![0-9:])([0-9]{1,2})(?![0-9:])", "$1:00");
    }

    /** As {@link #read} reads it, in the reader's digits; empty when closed. */
    public static String write(List<Shift> shifts, Reader reader) {
        return reader.digits(shifts.stream()
                .map(Shift::toString)
                .collect(Collectors.joining(reader.language() == Language.FA ? "، " : ", ")));
    }
}
