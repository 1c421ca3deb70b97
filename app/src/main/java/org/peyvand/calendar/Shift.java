package org.peyvand.calendar;

import java.time.LocalTime;

/**
 * A stretch of opening hours in whole minutes. When {@code to} is not after {@code from} it ends on the next day:
 * 22:00-02:00 lasts four hours, 00:00-00:00 the whole day.
 *
 * @throws IllegalArgumentException when a time has seconds
 */
public record Shift(LocalTime from, LocalTime to) {
    static final int MINUTES_OF_DAY = 24 * 60;

    public Shift {
        if (from.toSecondOfDay() % 60 != 0 || to.toSecondOfDay() % 60 != 0 || from.getNano() + to.getNano() > 0) {
            throw new IllegalArgumentException("Opening hours are whole minutes: " + from + "-" + to);
        }
    }

    /** A shift between full hours, 0 to 24. */
    public static Shift of(int fromHour, int toHour) {
        return new Shift(LocalTime.of(fromHour % 24, 0), LocalTime.of(toHour % 24, 0));
    }

    public boolean endsNextDay() {
        return !to.isAfter(from);
    }

    /** Whether both are open at some minute, where they begin on the same day; shifts that touch are not. */
    public boolean overlaps(Shift other) {
        return start() < other.end() && other.start() < end();
    }

    /** Whether it is still open when that shift of the next day begins. */
    public boolean reachesInto(Shift ofNextDay) {
        return end() - MINUTES_OF_DAY > ofNextDay.start();
    }

    /** Machine form 09:00-17:00; midnight at the end is 24:00. */
    @Override
    public String toString() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
    }

    int start() {
        return from.toSecondOfDay() / 60;
    }

    /** Minutes after the midnight the shift's day began with; above 1440 past the next midnight. */
    int end() {
        return to.toSecondOfDay() / 60 + (endsNextDay() ? MINUTES_OF_DAY : 0);
    }

    static Shift ofMinutes(int start, int end) {
        return new Shift(timeOf(start), timeOf(end));
    }

    private static LocalTime timeOf(int minutes) {
        return LocalTime.ofSecondOfDay(minutes % MINUTES_OF_DAY * 60L);
    }
}
