package org.peyvand.worth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.workspace.WorkspaceSettings;

/** How a workspace's days, months and sums are counted. */
record Book(CalendarSystem calendar, ZoneId zone, String currency) {

    static Book of(WorkspaceSettings settings) {
        return new Book(settings.calendar(), settings.zone(), settings.currency());
    }

    Months months() {
        return new Months(calendar);
    }

    LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
