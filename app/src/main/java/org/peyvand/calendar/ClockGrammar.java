package org.peyvand.calendar;

/**
 * Finds a time of day or an offset at a number among the tokens of a date. Each reading answers the index of the token
 * after it, or {@link #NO_MATCH}.
 */
final class ClockGrammar {
    static final int NO_MATCH = -1;

    private final DateTokens tokens;
    private final WrittenTime.Builder time;

    ClockGrammar(DateTokens tokens, WrittenTime.Builder time) {
        this.tokens = tokens;
        this.time = time;
    }

    boolean startsAt(int at) {
        return tokens.isMark(at + 1, ':');
    }

    /** An offset and an hour without minutes stand only after the date, where they cannot be taken for its numbers. */
    int read(int at, boolean afterDate) {
        if (afterDate && isOffset(at)) return offset(at);
        if (startsAt(at)) return clock(at);
        return afterDate ? bareHour(at) : NO_MATCH;
    }

    private int clock(int at) {
        if (time.hasHour() || !isShort(at) || !isShort(at + 2)) return NO_MATCH;
        var hour = tokens.value(at);
        var minute = tokens.value(at + 2);
        if (!tokens.isMark(at + 3, ':')) {
            time.clock(hour, minute, 0, 0);
            return at + 3;
        }
        if (!isShort(at + 4)) return NO_MATCH;
        var fraction = isFraction(at + 5);
        time.clock(hour, minute, tokens.value(at + 4), fraction ? nanos(at + 6) : 0);
        return fraction ? at + 7 : at + 5;
    }

    /** "2 PM". */
    private int bareHour(int at) {
        var halfFollows = tokens.isWord(at + 1, DateWord.Kind.AM) || tokens.isWord(at + 1, DateWord.Kind.PM);
        if (time.hasHour() || !halfFollows || !isShort(at)) return NO_MATCH;
        time.clock(tokens.value(at), 0, 0, 0);
        return at + 1;
    }

    private boolean isOffset(int at) {
        var signed = tokens.isMark(at - 1, '+') || tokens.isMark(at - 1, '-');
        return signed && tokens.isGlued(at) && time.hasHour() && !time.hasOffset();
    }

    /** +03:30, +0330 or +03. */
    private int offset(int at) {
        var sign = tokens.isMark(at - 1, '-') ? -1 : 1;
        var value = tokens.value(at);
        var colon = startsAt(at);
        if (colon && isShort(at) && isShort(at + 2)) time.offset(sign, value, tokens.value(at + 2));
        else if (!colon && tokens.digits(at) == 4) time.offset(sign, value / 100, value % 100);
        else if (!colon && tokens.digits(at) == 2) time.offset(sign, value, 0);
        else return NO_MATCH;
        return colon ? at + 3 : at + 1;
    }

    private boolean isShort(int index) {
        return tokens.isNumber(index) && tokens.digits(index) <= 2;
    }

    private boolean isFraction(int at) {
        var point = tokens.isMark(at, '.') || tokens.isMark(at, ',');
        return point && tokens.isNumber(at + 1) && tokens.isGlued(at + 1);
    }

    private int nanos(int index) {
        var nanos = tokens.value(index);
        for (int i = tokens.digits(index); i < 9; i++) nanos *= 10;
        return nanos;
    }
}
