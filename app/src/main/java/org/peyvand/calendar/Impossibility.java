package org.peyvand.calendar;

/** Why something that looks like a date or a time names no day or no instant. The caller words it for the reader. */
public enum Impossibility {
    /** Jalali years run from 1178 to 1633, Gregorian ones from 1701 to 9999; also a month name of the other calendar. */
    YEAR_OUT_OF_RANGE,
    NO_SUCH_MONTH,
    NO_SUCH_DAY,
    /** 30 Esfand or 29 February in a common year. */
    NOT_A_LEAP_YEAR,
    /** Hour, minute, second or offset out of range. */
    NO_SUCH_TIME,
    /** The date is real but falls on another day of the week than the one written beside it. */
    WRONG_WEEKDAY,
    /** A Gregorian date with the year last while the order in force has the year first: day or month cannot be told. */
    ORDER_UNKNOWN
}
