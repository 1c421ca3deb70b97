package org.peyvand.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What {@link DateReader} made of a text. */
public sealed interface DateReading {

    /** A date, with the time of day and the offset from UTC where they were written; the calendar is the written one. */
    record Read(CalendarSystem calendar, LocalDate date, Optional<LocalTime> time, Optional<ZoneOffset> offset)
            implements DateReading {

        /** Local date and time; start of day when no time was written. */
        public LocalDateTime dateTime() {
            return date.atTime(time.orElse(LocalTime.MIDNIGHT));
        }

        /** The instant meant, by the written offset or else in the zone given. */
        public Instant instant(ZoneId zone) {
            return dateTime()
                    .atZone(offset.map(ZoneId.class::cast).orElse(zone))
                    .toInstant();
        }
    }

    /** Written as a date, but no such day or time exists; the numbers are as written, a short year completed. */
    record Impossible(Impossibility reason, int year, int month, int day) implements DateReading {}

    /** Not written as a date at all. */
    record NotADate() implements DateReading {}
}
