package org.peyvand.workspace;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.time.TypedHours;

/**
 * The hours of a week as people type them, day by day, under the days' English names in lower case.
 *
 * @param hours of the days that can be read
 * @param typed what stands in each day's field, in the order of the reader's week
 * @param problems what is wrong with a day's hours, in the reader's words
 */
public record TypedWeek(WeeklyHours hours, Map<DayOfWeek, String> typed, Map<DayOfWeek, String> problems) {

    /** What was typed. */
    public static TypedWeek read(Map<String, String> fields, Reader reader) {
        var hours = WeeklyHours.NEVER_OPEN;
        var problems = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        var typed = new LinkedHashMap<DayOfWeek, String>();
        for (var day : days(reader)) {
            typed.put(day, reader.digits(fields.getOrDefault(code(day), "")));
            try {
                hours = hours.with(day, TypedHours.read(typed.get(day), reader));
            } catch (Refused refused) {
                problems.put(day, refused.saidTo(reader));
            }
        }
        for (var day : days(reader))
            problem(hours, day, reader).ifPresent(problem -> problems.putIfAbsent(day, problem));
        return new TypedWeek(hours, typed, problems);
    }

    /** What a day's hours have against the night before. */
    private static Optional<String> problem(WeeklyHours hours, DayOfWeek day, Reader reader) {
        var evening = hours.on(day.minus(1));
        var morning = hours.on(day);
        if (evening.isEmpty() || morning.isEmpty()) return Optional.empty();
        return Optional.of(evening.getLast())
                .filter(night -> night.reachesInto(morning.getFirst()))
                .map(night -> reader.say(
                        "workspace.refused.night",
                        TypedHours.shown(night, reader),
                        reader.dates().weekday(day.minus(1)),
                        TypedHours.shown(morning.getFirst(), reader)));
    }

    /** Hours to be changed. */
    public static TypedWeek of(WeeklyHours hours, Reader reader) {
        var typed = new LinkedHashMap<DayOfWeek, String>();
        for (var day : days(reader)) typed.put(day, TypedHours.write(hours.on(day), reader));
        return new TypedWeek(hours, typed, Map.of());
    }

    /** Whether all of it could be read. */
    public boolean isGood() {
        return problems.isEmpty();
    }

    private static DayOfWeek[] days(Reader reader) {
        var first = reader.calendar() == CalendarSystem.JALALI ? DayOfWeek.SATURDAY : DayOfWeek.MONDAY;
        var days = new DayOfWeek[7];
        for (int i = 0; i < days.length; i++) days[i] = first.plus(i);
        return days;
    }

    private static String code(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
