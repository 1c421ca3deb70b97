package org.peyvand.calendar;

import java.util.Collection;
import java.util.List;

/**
 * A date that does not keep the ordinary week: a holiday, a holiday the shop is open on, a day of other hours.
 *
 * @param holiday whether it is an official holiday: then it is never a working day in the sense of the law, even when
 *     the shop is open
 * @param shifts the hours of the date in place of the week's; empty is closed
 */
public record SpecialDay(String name, boolean holiday, List<Shift> shifts) {
    public SpecialDay {
        shifts = Shifts.merged(shifts);
    }

    public static SpecialDay closedHoliday(String name) {
        return new SpecialDay(name, true, List.of());
    }

    public static SpecialDay openHoliday(String name, Collection<Shift> shifts) {
        return new SpecialDay(name, true, List.copyOf(shifts));
    }

    public static SpecialDay otherHours(String name, Collection<Shift> shifts) {
        return new SpecialDay(name, false, List.copyOf(shifts));
    }
}
