package org.peyvand.calendar;

import java.util.Map;

/**
 * Hours that a part of a business keeps instead of the ordinary week's.
 *
 * @param specialDays whether the dates on which the business differs from its week count for the part too
 */
public record OwnHours(WeeklyHours week, boolean specialDays) {

    /** The working time of the part, in the time zone of its business. */
    public WorkingTime within(WorkingTime business) {
        return new WorkingTime(week, specialDays ? business.specialDays() : Map.of(), business.zone());
    }
}
