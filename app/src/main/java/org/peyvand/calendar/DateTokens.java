package org.peyvand.calendar;

import java.util.Optional;

/**
 * The numbers, words and marks of a short text, read in one pass. Digits of any decimal script count, zero-width and
 * direction marks are passed over, and a full stop inside an abbreviation («ق.ظ») belongs to the word.
 */
final class DateTokens {
    enum Kind {
        NUMBER,
        WORD,
        MARK
    }

    private static final int LONGEST_TEXT = 80;
    private static final int MOST_TOKENS = 24;
    private static final int MOST_DIGITS = 9;
    private static final char ZWNJ = '\u200c';

    private final String text;
    private final Kind[] kinds = new Kind[MOST_TOKENS];
    private final int[] values = new int[MOST_TOKENS];
    private final int[] widths = new int[MOST_TOKENS];
    private final boolean[] glued = new boolean[MOST_TOKENS];
    private final DateWord[] words = new DateWord[MOST_TOKENS];
    private int size;
    private int at;

    private DateTokens(String text) {
        this.text = text;
    }

    /** The tokens, or empty when something stands in the text that no date has. */
    static Optional<DateTokens> of(String text) {
        if (text.length() > LONGEST_TEXT) return Optional.empty();
        var tokens = new DateTokens(text);
        return tokens.scan() && tokens.size > 0 ? Optional.of(tokens) : Optional.empty();
    }

    int size() {
        return size;
    }

    Kind kind(int index) {
        return kinds[index];
    }

    /** The number, or the character of the mark. */
    int value(int index) {
        return values[index];
    }

    int digits(int index) {
        return widths[index];
    }

    DateWord word(int index) {
        return words[index];
    }

    boolean isNumber(int index) {
        return index < size && kinds[index] == Kind.NUMBER;
    }

    boolean isMark(int index, char mark) {
        return index < size && kinds[index] == Kind.MARK && values[index] == mark;
    }

    boolean isWord(int index, DateWord.Kind kind) {
        return index < size && kinds[index] == Kind.WORD && words[index].kind() == kind;
    }

    /** Whether no space stands before this token. */
    boolean isGlued(int index) {
        return glued[index];
    }

    private boolean scan() {
        var space = true;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (isInvisible(c)) {
                at++;
            } else if (isSpace(c)) {
                at++;
                space = true;
            } else {
                if (size == MOST_TOKENS) return false;
                glued[size] = !space;
                space = false;
                if (!token(c)) return false;
                size++;
            }
        }
        return true;
    }

    private boolean token(char c) {
        if (digit(c) >= 0) return number();
        if (Character.isLetter(c)) return word();
        return mark(c);
    }

    private boolean number() {
        var start = at;
        var value = 0;
        for (int digit; at < text.length() && (digit = digit(text.charAt(at))) >= 0; at++) {
            if (at - start == MOST_DIGITS) return false;
            value = value * 10 + digit;
        }
        values[size] = value;
        widths[size] = at - start;
        kinds[size] = Kind.NUMBER;
        return true;
    }

    private boolean word() {
        var folded = new StringBuilder();
        for (; at < text.length(); at++) {
            var c = text.charAt(at);
            if (Character.isLetter(c)) folded.append(DateWord.fold(c));
            else if (c != ZWNJ && !isStopInside(c)) break;
        }
        var word = DateWord.of(folded.toString());
        kinds[size] = Kind.WORD;
        word.ifPresent(found -> words[size] = found);
        return word.isPresent();
    }

    private boolean isStopInside(char c) {
        return c == '.' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    private boolean mark(char c) {
        var mark = plain(c);
        if ("/-.:,+".indexOf(mark) < 0) return false;
        values[size] = mark;
        kinds[size] = Kind.MARK;
        at++;
        return true;
    }

    private static char plain(char mark) {
        return switch (mark) {
            case '؍' -> '/';
            case '–', '−', '‐', '‑' -> '-';
            case '،' -> ',';
            default -> mark;
        };
    }

    private static int digit(char c) {
        if (c < 128) return c >= '0' && c <= '9' ? c - '0' : -1;
        return Character.digit(c, 10);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isInvisible(char c) {
        return c == '\ufeff'
                || c >= '\u200b' && c <= '\u200f'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2066' && c <= '\u2069';
    }
}
