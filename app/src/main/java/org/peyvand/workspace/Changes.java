package org.peyvand.workspace;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peyvand.calendar.Shift;
import org.peyvand.calendar.WeeklyHours;

/**
 * What a change made of what: fields with what stood in them before and what stands there now, for the audit log. Nothing
 * secret goes in.
 */
public final class Changes {

    private static final Changes NONE = new Changes(List.of());
    private static final int LONGEST = 300;

    private final List<Map<String, Object>> all;

    private Changes(List<Map<String, Object>> all) {
        this.all = all;
    }

    public static Changes none() {
        return NONE;
    }

    /**
     * These and one more, unless both values are the same.
     *
     * @param field its word is {@code audit.field.<field>} in the bundles; one of {@code day.SATURDAY} … is that weekday
     * @param from a text, number, boolean, optional or list of texts; null counts as nothing
     * @param to as {@code from}
     */
    public Changes changed(String field, Object from, Object to) {
        var before = plain(from);
        var after = plain(to);
        if (before.equals(after)) return this;
        var more = new ArrayList<>(all);
        var change = new LinkedHashMap<String, Object>();
        change.put("field", field);
        change.put("from", before);
        change.put("to", after);
        more.add(change);
        return new Changes(List.copyOf(more));
    }

    /** These and those. */
    public Changes and(Changes more) {
        return new Changes(Stream.concat(all.stream(), more.all.stream()).toList());
    }

    /** The days of a week whose hours differ. */
    public static Changes ofWeek(WeeklyHours before, WeeklyHours now) {
        var changes = NONE;
        for (var day : DayOfWeek.values()) {
            changes = changes.changed("day." + day.name(), hours(before.on(day)), hours(now.on(day)));
        }
        return changes;
    }

    /** As hours are typed. */
    public static String hours(List<Shift> shifts) {
        return shifts.stream().map(Shift::toString).collect(Collectors.joining(", "));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case null -> "";
            case Optional<?> maybe -> plain(maybe.orElse(null));
            case Boolean yes -> yes;
            case Number number -> number;
            case List<?> texts -> texts.stream().map(Objects::toString).toList();
            default -> cut(value.toString());
        };
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** As it is recorded. */
    List<Map<String, Object>> recorded() {
        return all;
    }
}
