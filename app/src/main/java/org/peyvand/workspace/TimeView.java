package org.peyvand.workspace;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The working time as its page shows it.
 *
 * @param nextOpening empty while open, and where it never opens
 * @param week the typed hours of each day, in the order of the reader's week
 * @param problems what is wrong with a day's hours, by day
 * @param year of the reader's calendar
 */
public record TimeView(
        boolean open,
        Optional<Instant> nextOpening,
        Map<DayOfWeek, String> week,
        Map<DayOfWeek, String> problems,
        int year,
        boolean jalali,
        List<Special> days) {

    /** A line of the yearly table. */
    public record Special(LocalDate date, String name, boolean holiday, String hours) {}
}
