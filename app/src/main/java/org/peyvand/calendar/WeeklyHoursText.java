package org.peyvand.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.peyvand.calendar.UnreadableHoursException.Reason;

/** The text form of weekly hours. The week begins on Saturday, as in Iran. */
final class WeeklyHoursText {
    private static final List<String> NAMES = List.of("sat", "sun", "mon", "tue", "wed", "thu", "fri");

    private final Map<DayOfWeek, List<Shift>> hours = new EnumMap<>(DayOfWeek.class);

    /** A piece of the text and where it begins. */
    private record Part(String text, int position) {
        List<Part> split(char separator) {
            var parts = new ArrayList<Part>();
            for (int start = 0, end; start <= text.length(); start = end + 1) {
                end = text.indexOf(separator, start);
                if (end < 0) end = text.length();
                parts.add(new Part(text.substring(start, end), position + start).strip());
            }
            return parts;
        }

        Part strip() {
            var leading = text.length() - text.stripLeading().length();
            return new Part(text.strip(), position + leading);
        }

        Part from(int start) {
            return new Part(text.substring(start), position + start).strip();
        }

        UnreadableHoursException refused(Reason reason) {
            return new UnreadableHoursException(reason, text, position);
        }
    }

    static WeeklyHours parse(String text) {
        var reader = new WeeklyHoursText();
        for (var entry : new Part(text, 0).split(';')) {
            if (!entry.text().isEmpty()) reader.entry(entry);
        }
        return new WeeklyHours(reader.hours);
    }

    static String print(WeeklyHours hours) {
        var entries = new ArrayList<String>();
        for (int first = 0, last; first < NAMES.size(); first = last + 1) {
            var shifts = hours.on(day(first));
            last = first;
            while (last + 1 < NAMES.size() && hours.on(day(last + 1)).equals(shifts)) last++;
            if (!shifts.isEmpty()) entries.add(days(first, last) + " " + join(shifts));
        }
        return String.join("; ", entries);
    }

    private void entry(Part entry) {
        var space = entry.text().indexOf(' ');
        if (space < 0) throw entry.refused(Reason.NO_SHIFTS);
        var shifts = entry.from(space).split(',').stream()
                .map(WeeklyHoursText::shift)
                .toList();
        var range = new Part(entry.text().substring(0, space), entry.position());
        var ends = range.split('-');
        if (ends.size() > 2) throw range.refused(Reason.UNKNOWN_DAY);
        var last = dayIndex(ends.getLast());
        for (int day = dayIndex(ends.getFirst()); ; day = (day + 1) % 7) {
            if (hours.put(day(day), shifts) != null) throw range.refused(Reason.DAY_TWICE);
            if (day == last) return;
        }
    }

    private static Shift shift(Part part) {
        var ends = part.split('-');
        if (ends.size() != 2) throw part.refused(Reason.NOT_A_SHIFT);
        return new Shift(time(ends.getFirst(), 23), time(ends.getLast(), 24));
    }

    private static LocalTime time(Part part, int lastHour) {
        var text = part.text();
        if (!text.matches("[0-9]{1,2}:[0-9]{2}")) throw part.refused(Reason.NOT_A_SHIFT);
        var colon = text.indexOf(':');
        var hour = Integer.parseInt(text.substring(0, colon));
        var minute = Integer.parseInt(text.substring(colon + 1));
        if (hour > lastHour || minute > 59 || hour == 24 && minute > 0) throw part.refused(Reason.NO_SUCH_TIME);
        return LocalTime.of(hour % 24, minute);
    }

    private static int dayIndex(Part part) {
        var index = NAMES.indexOf(part.text().toLowerCase(Locale.ROOT));
        if (index < 0) throw part.refused(Reason.UNKNOWN_DAY);
        return index;
    }

    private static DayOfWeek day(int index) {
        return DayOfWeek.SATURDAY.plus(index);
    }

    private static String days(int first, int last) {
        return first == last ? NAMES.get(first) : NAMES.get(first) + "-" + NAMES.get(last);
    }

    private static String join(List<Shift> shifts) {
        return shifts.stream().map(Shift::toString).collect(Collectors.joining(","));
    }
}
