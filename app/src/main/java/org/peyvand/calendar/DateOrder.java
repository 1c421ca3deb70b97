package org.peyvand.calendar;

/** The order in which a numeric date names year, month and day. A four-digit year in front is always YMD. */
public enum DateOrder {
    YMD,
    DMY,
    MDY
}
