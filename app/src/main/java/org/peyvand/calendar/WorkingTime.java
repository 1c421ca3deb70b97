package org.peyvand.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.peyvand.calendar.Openings.Opening;

/**
 * When a business is open: its ordinary week, the dates that differ, its time zone. Promises of a first answer are
 * counted in this time, the law's return period in its working days. A shift past midnight belongs to the day it
 * begins on and runs to its end, into a holiday too. Searches that find no opening within {@link #HORIZON_YEARS} years
 * give empty, so hours that never open end no thread. Time follows the zone's clock changes.
 */
public record WorkingTime(WeeklyHours week, Map<LocalDate, SpecialDay> specialDays, ZoneId zone) {
    public static final int HORIZON_YEARS = 20;

    /** Earlier days whose shift may still be running. */
    private static final int DAYS_BACK = 2;

    public WorkingTime {
        specialDays = Collections.unmodifiableMap(new TreeMap<>(specialDays));
    }

    /** Iranian weekly hours in Tehran, with no holidays yet: see {@link IranHolidays}. */
    public static WorkingTime iranian() {
        return new WorkingTime(WeeklyHours.IRANIAN, Map.of(), ZoneId.of("Asia/Tehran"));
    }

    public WorkingTime withSpecialDays(Map<LocalDate, SpecialDay> days) {
        return new WorkingTime(week, days, zone);
    }

    /** The shifts that begin on this date: those of its special day, or else of its day of the week. */
    public List<Shift> hours(LocalDate date) {
        var special = specialDays.get(date);
        return special == null ? week.on(date.getDayOfWeek()) : special.shifts();
    }

    public boolean isOpen(Instant instant) {
        return nextOpening(instant, dateOf(instant).plusDays(1)).equals(Optional.of(instant));
    }

    /** The first instant at or after this one when the business is open: this one if it is open now. */
    public Optional<Instant> nextOpening(Instant instant) {
        return nextOpening(instant, horizon(instant));
    }

    /**
     * The earliest instant by which so much working time has passed: the due time of a promise. It may be a closing
     * time. Zero gives the start itself; empty when the horizon does not hold that much.
     *
     * @throws IllegalArgumentException when the working time is negative
     */
    public Optional<Instant> plus(Instant start, Duration workingTime) {
        if (workingTime.isNegative()) throw new IllegalArgumentException("Working time ahead, not " + workingTime);
        if (workingTime.isZero()) return Optional.of(start);
        var left = workingTime;
        for (var openings = openings(start, horizon(start)); openings.hasNext(); ) {
            var opening = openings.next();
            var from = later(opening.from(), start);
            var length = Duration.between(from, opening.to());
            if (length.compareTo(left) >= 0) return Optional.of(from.plus(left));
            if (length.isPositive()) left = left.minus(length);
        }
        return Optional.empty();
    }

    /** The working time between two instants; negative when the second is the earlier. Walks day by day. */
    public Duration between(Instant start, Instant end) {
        if (end.isBefore(start)) return between(end, start).negated();
        var total = Duration.ZERO;
        for (var openings = openings(start, dateOf(end).plusDays(1)); openings.hasNext(); ) {
            total = total.plus(overlap(openings.next(), start, end));
        }
        return total;
    }

    /** Whether a shift begins on this date and it is no official holiday. Half days count as days. */
    public boolean isWorkingDay(LocalDate date) {
        var special = specialDays.get(date);
        var holiday = special != null && special.holiday();
        return !holiday && !hours(date).isEmpty();
    }

    /**
     * The n-th working day after a date, which itself is not counted, as in the seven working days in which a buyer may
     * withdraw (Electronic Commerce Act of Iran, article 37). Zero gives the date itself.
     *
     * @throws IllegalArgumentException when n is negative
     */
    public Optional<LocalDate> plusWorkingDays(LocalDate date, int n) {
        if (n < 0) throw new IllegalArgumentException("Working days ahead, not " + n);
        var horizon = date.plusYears(HORIZON_YEARS);
        var left = n;
        var day = date;
        while (left > 0 && day.isBefore(horizon)) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) left--;
        }
        return left == 0 ? Optional.of(day) : Optional.empty();
    }

    private Optional<Instant> nextOpening(Instant instant, LocalDate last) {
        for (var openings = openings(instant, last); openings.hasNext(); ) {
            var opening = openings.next();
            if (opening.to().isAfter(instant)) return Optional.of(later(opening.from(), instant));
        }
        return Optional.empty();
    }

    private Openings openings(Instant since, LocalDate last) {
        return new Openings(this::hours, zone, dateOf(since).minusDays(DAYS_BACK), last);
    }

    private LocalDate horizon(Instant start) {
        return dateOf(start).plusYears(HORIZON_YEARS);
    }

    private LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static Duration overlap(Opening opening, Instant start, Instant end) {
        var from = later(opening.from(), start);
        var to = opening.to().isBefore(end) ? opening.to() : end;
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
