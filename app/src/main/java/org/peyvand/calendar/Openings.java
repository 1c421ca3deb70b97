package org.peyvand.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The stretches of open time in order, without overlap, those of shifts that begin from one day to another, both
 * included. A wall-clock time that a change of the clock skips is the instant of the change; one that comes twice is
 * its first coming.
 */
final class Openings implements Iterator<Openings.Opening> {
    record Opening(Instant from, Instant to) {}

    private final Function<LocalDate, List<Shift>> hours;
    private final ZoneRules rules;
    private final LocalDate last;
    private LocalDate day;
    private Iterator<Shift> shifts = Collections.emptyIterator();
    private Instant covered = Instant.MIN;
    private boolean found;
    private Opening next = new Opening(Instant.MIN, Instant.MIN);

    Openings(Function<LocalDate, List<Shift>> hours, ZoneId zone, LocalDate first, LocalDate last) {
        this.hours = hours;
        this.rules = zone.getRules();
        this.day = first.minusDays(1);
        this.last = last;
    }

    @Override
    public boolean hasNext() {
        while (!found && (shifts.hasNext() || day.isBefore(last))) {
            if (shifts.hasNext()) take(shifts.next());
            else nextDay();
        }
        return found;
    }

    @Override
    public Opening next() {
        if (!hasNext()) throw new NoSuchElementException();
        found = false;
        return next;
    }

    private void nextDay() {
        day = day.plusDays(1);
        shifts = hours.apply(day).iterator();
    }

    /** The part of the shift that no shift before it covers. */
    private void take(Shift shift) {
        var start = instant(day, shift.from());
        var from = start.isBefore(covered) ? covered : start;
        var to = instant(shift.endsNextDay() ? day.plusDays(1) : day, shift.to());
        if (!from.isBefore(to)) return;
        next = new Opening(from, to);
        covered = to;
        found = true;
    }

    private Instant instant(LocalDate date, LocalTime time) {
        var local = LocalDateTime.of(date, time);
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.getFirst());
    }
}
