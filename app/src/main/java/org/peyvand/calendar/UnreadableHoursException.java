package org.peyvand.calendar;

/**
 * Refuses a text that is not weekly opening hours. The fields say what is wrong and with which part of the text; the
 * message is for logs, the caller words it for the reader.
 */
public final class UnreadableHoursException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the part. */
    public enum Reason {
        UNKNOWN_DAY,
        DAY_TWICE,
        NO_SHIFTS,
        NOT_A_SHIFT,
        NO_SUCH_TIME
    }

    private final Reason reason;
    private final String part;
    private final int position;

    UnreadableHoursException(Reason reason, String part, int position) {
        super(reason + " at " + position + ": \"" + part + "\"");
        this.reason = reason;
        this.part = part;
        this.position = position;
    }

    public Reason reason() {
        return reason;
    }

    /** The part of the text that is wrong. */
    public String part() {
        return part;
    }

    /** Where the part begins in the text, counted from 0. */
    public int position() {
        return position;
    }
}
