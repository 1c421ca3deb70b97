package org.peyvand.worth.tally;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.workspace.WorkspaceSettings;

/** How a workspace's days, months and sums are counted. */
public record Book(CalendarSystem calendar, ZoneId zone, String currency) {

    static Book of(WorkspaceSettings settings) {
        return new Book(settings.calendar(), settings.zone(), settings.currency());
    }

    /** The months of its calendar. */
    public Months months() {
        return new Months(calendar);
    }

    /** The day a moment belongs to, in its zone. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
