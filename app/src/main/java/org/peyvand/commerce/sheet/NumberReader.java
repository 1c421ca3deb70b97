package org.peyvand.commerce.sheet;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the numbers of a file's cells: any digits, groups of three or none, a minus before or behind, or brackets around
 * it, units and signs of currencies beside it. Made for millions of cells: the common ones take no regular expression.
 */
final class NumberReader {

    static final NumberReader POINT = new NumberReader('.');
    static final NumberReader COMMA = new NumberReader(',');

    private static final int MOST_DIGITS = 18;
    private static final Pattern UNITS = Pattern.compile("(?i)^\\s*(?:[$€£¥﷼]|rials?|irr|irt|tomans?|usd|eur|gbp)\\s*"
            + "|\\s*(?:[$€£¥﷼]|ریال|ريال|تومان|تومن|rials?|irr|irt|tomans?|usd|eur|gbp)\\s*$");
    private static final Pattern SCIENTIFIC = Pattern.compile("-?\\d(?:[.,]\\d{1,15})?[eE][+-]?\\d{1,2}");

    private final char decimal;
    private final char grouping;

    private NumberReader(char decimal) {
        this.decimal = decimal;
        this.grouping = decimal == '.' ? ',' : '.';
    }

    static NumberReader of(NumberMarks marks) {
        return marks.decimal() == '.' ? POINT : COMMA;
    }

    /** The number in a cell; empty where there is none, or it could only be read in another way. */
    Optional<BigDecimal> read(String cell) {
        var text = cell.strip();
        if (text.isEmpty() || text.length() > 64) return Optional.empty();
        var plain = digits(text, 0, text.length(), false);
        return plain != null ? Optional.of(plain) : dressed(text);
    }

    private Optional<BigDecimal> dressed(String text) {
        if (SCIENTIFIC.matcher(text).matches()) return Optional.of(new BigDecimal(text.replace(',', '.')));
        var bare = UNITS.matcher(text.replaceAll("[\u200e\u200f\u061c\u2066-\u2069]", ""))
                .replaceAll("")
                .strip();
        boolean brackets = bare.length() > 2 && bare.charAt(0) == '(' && bare.charAt(bare.length() - 1) == ')';
        boolean behind = bare.length() > 1 && isMinus(bare.charAt(bare.length() - 1));
        var unsigned =
                brackets ? bare.substring(1, bare.length() - 1) : behind ? bare.substring(0, bare.length() - 1) : bare;
        return Optional.ofNullable(digits(unsigned, 0, unsigned.length(), brackets || behind));
    }

    /** Null where it is none: this is run for every number of a file. */
    private BigDecimal digits(String text, int from, int to, boolean negative) {
        int at = from;
        boolean minus = negative;
        if (at < to && (isMinus(text.charAt(at)) || text.charAt(at) == '+')) minus |= isMinus(text.charAt(at++));
        long value = 0;
        int digits = 0;
        int decimals = -1;
        int inGroup = -1;
        char mark = 0;
        for (; at < to; at++) {
            char letter = text.charAt(at);
            int digit = letter <= '9' ? letter - '0' : Character.digit(letter, 10);
            if (digit >= 0 && digit <= 9 && Character.isDigit(letter)) {
                value = value * 10 + digit;
                if (++digits > MOST_DIGITS) return null;
                if (decimals >= 0) decimals++;
                else if (inGroup >= 0 && ++inGroup > 3) return null;
            } else if (letter == decimal || letter == '٫') {
                if (decimals >= 0 || inGroup >= 0 && inGroup != 3) return null;
                decimals = 0;
            } else if (isGrouping(letter)
                    && decimals < 0
                    && groupMayEnd(inGroup, digits)
                    && (mark == 0 || mark == letter)) {
                mark = letter;
                inGroup = 0;
            } else {
                return null;
            }
        }
        if (digits == 0 || decimals < 0 && inGroup >= 0 && inGroup != 3) return null;
        return BigDecimal.valueOf(minus ? -value : value, Math.max(0, decimals));
    }

    private static boolean groupMayEnd(int inGroup, int digits) {
        return inGroup < 0 ? digits >= 1 && digits <= 3 : inGroup == 3;
    }

    private boolean isGrouping(char letter) {
        return letter == grouping
                || letter == '٬'
                || letter == '،'
                || letter == ' '
                || letter == '\u00a0'
                || letter == '\u202f'
                || letter == '\'';
    }

    private static boolean isMinus(char letter) {
        return letter == '-' || letter == '−' || letter == '–';
    }
}
