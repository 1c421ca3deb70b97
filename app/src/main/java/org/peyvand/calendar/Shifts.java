package org.peyvand.calendar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The shifts of one day in order. Those that touch or overlap become one, unless that were longer than a day. */
final class Shifts {
    private Shifts() {}

    static List<Shift> merged(Collection<Shift> shifts) {
        var result = new ArrayList<Shift>();
        shifts.stream()
                .sorted(Comparator.comparingInt(Shift::start).thenComparingInt(Shift::end))
                .forEach(shift -> add(result, shift));
        return List.copyOf(result);
    }

    private static void add(List<Shift> result, Shift shift) {
        var last = result.isEmpty() ? shift : result.removeLast();
        var end = Math.max(last.end(), shift.end());
        var joined = shift.start() <= last.end() && end - last.start() <= Shift.MINUTES_OF_DAY;
        result.add(joined ? Shift.ofMinutes(last.start(), end) : last);
        if (!joined) result.add(shift);
    }
}
