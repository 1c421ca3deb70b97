package org.peyvand.calendar;

/** The calendar a date is counted in. Independent of the language it is written in. */
public enum CalendarSystem {
    JALALI,
    GREGORIAN
}
