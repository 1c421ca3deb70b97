package org.peyvand.calendar;

import java.time.DateTimeException;

/**
 * Refuses a Jalali date that does not exist, such as 1404/12/30. The fields say what was asked and why it is refused;
 * the message is for logs, the caller words it for the reader.
 */
public final class NoSuchDateException extends DateTimeException {
    private static final long serialVersionUID = 1L;

    private final int year;
    private final int month;
    private final int day;
    private final Impossibility reason;

    NoSuchDateException(int year, int month, int day, Impossibility reason) {
        super("No Jalali date " + year + "/" + month + "/" + day + ": " + reason);
        this.year = year;
        this.month = month;
        this.day = day;
        this.reason = reason;
    }

    public int year() {
        return year;
    }

    public int month() {
        return month;
    }

    public int day() {
        return day;
    }

    public Impossibility reason() {
        return reason;
    }
}
