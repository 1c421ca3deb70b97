package org.peyvand.calendar;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The opening hours of an ordinary week: the shifts that begin on each day, in order, overlapping ones joined. A day
 * without shifts is closed. The text form is for settings: "sat-wed 09:00-17:00; thu 09:00-13:00".
 */
public record WeeklyHours(Map<DayOfWeek, List<Shift>> shifts) {
    /** Saturday to Wednesday 9 to 17, Thursday 9 to 13, Friday closed: the custom of Iran, for a business to change. */
    public static final WeeklyHours IRANIAN = parse("sat-wed 09:00-17:00; thu 09:00-13:00");

    public static final WeeklyHours NEVER_OPEN = new WeeklyHours(Map.of());

    public WeeklyHours {
        var ordered = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        shifts.forEach((day, list) -> {
            if (!list.isEmpty()) ordered.put(day, Shifts.merged(list));
        });
        shifts = Collections.unmodifiableMap(ordered);
    }

    /**
     * Reads the text form: entries separated by ";", each a day or a range of days and its shifts separated by ",". Days
     * are sat sun mon tue wed thu fri; 24:00 ends a day; an end not after its start is on the next day; blank is never
     * open. Throws {@link UnreadableHoursException} saying what is wrong and where.
     */
    public static WeeklyHours parse(String text) {
        return WeeklyHoursText.parse(text);
    }

    /** The shifts that begin on this day; empty when closed. */
    public List<Shift> on(DayOfWeek day) {
        return shifts.getOrDefault(day, List.of());
    }

    /** These hours with other shifts on one day. */
    public WeeklyHours with(DayOfWeek day, Collection<Shift> newShifts) {
        var changed = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        changed.putAll(shifts);
        changed.put(day, List.copyOf(newShifts));
        return new WeeklyHours(changed);
    }

    /** The text form, which {@link #parse} reads back to equal hours. */
    @Override
    public String toString() {
        return WeeklyHoursText.print(this);
    }
}
