package org.peyvand.workspace.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.peyvand.workspace.TypedWeek;

/**
 * The working time as its page shows it.
 *
 * @param nextOpening empty while open, and where it never opens
 * @param year of the reader's calendar
 */
public record TimeView(
        boolean open, Optional<Instant> nextOpening, TypedWeek week, int year, boolean jalali, List<Special> days) {

    /** A line of the yearly table. */
    public record Special(LocalDate date, String name, boolean holiday, String hours) {}
}
