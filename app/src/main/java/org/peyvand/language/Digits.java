package org.peyvand.language;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * Digits and numbers as people in Iran write and read them: any script in, ASCII for the machine, ۰–۹ with ٬ and ٫ on
 * Persian pages.
 */
public final class Digits {

    private static final int PERSIAN_ZERO = '۰';
    private static final int MAX_TYPED = 64;

    /** What people type for the four marks: both commas and ٬ as thousands, ٫ as decimal mark, any blank, any minus. */
    private static final String[][] MARKS = {
        {"[\u200e\u200f\u061c\u2066-\u2069]", ""}, {"[٬،]", ","}, {"٫", "."}, {"[\\h]", " "}, {"[−–]", "-"}
    };

    /** A sign, then groups of three by one and the same mark or no groups at all, then decimals. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,3}(?:([, ])\\d{3}(?:\\1\\d{3})*)|\\d+)?(?:\\.\\d+)?");

    private Digits() {}

    /** Decimal digits of every script (۴, ٤, ４ …) as 0–9, all else as it was. */
    public static String toAscii(String text) {
        return mapped(text, c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c);
    }

    /** The digits 0–9 as ۰–۹, all else as it was, points and commas too. */
    public static String toPersian(String text) {
        return mapped(text, c -> c >= '0' && c <= '9' ? c - '0' + PERSIAN_ZERO : c);
    }

    /**
     * A number for display, grouped by thousands: ۱٬۲۵۰٬۰۰۰٫۵ for Persian, 1,250,000.5 for any other language. Decimals
     * are kept as they are; a Persian minus is − after a left-to-right mark, so that it stays left of the number.
     */
    public static String grouped(BigDecimal number, Locale locale) {
        var plain = number.abs().toPlainString().split("\\.");
        var digits = grouped(plain[0]) + (plain.length > 1 ? "." + plain[1] : "");
        boolean negative = number.signum() < 0;
        return locale.getLanguage().equals("fa")
                ? (negative ? "\u200e−" : "")
                        + toPersian(digits.replace(',', '٬').replace('.', '٫'))
                : (negative ? "-" : "") + digits;
    }

    /** A whole number for display; see {@link #grouped(BigDecimal, Locale)}. */
    public static String grouped(long number, Locale locale) {
        return grouped(BigDecimal.valueOf(number), locale);
    }

    /**
     * The number a person typed, in any digits, with or without groups of three (٬ ، , or blanks, one kind only) and
     * decimals (. or ٫). Empty for anything else, also where a mark could mean two things («1,5», «1.250.000»).
     */
    public static Optional<BigDecimal> read(String typed) {
        if (typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        var text = toAscii(typed);
        for (var mark : MARKS) {
            text = text.replaceAll(mark[0], mark[1]);
        }
        text = text.strip();
        boolean number = NUMBER.matcher(text).matches() && text.chars().anyMatch(Character::isDigit);
        return number ? Optional.of(new BigDecimal(text.replaceAll("[, ]", ""))) : Optional.empty();
    }

    private static String grouped(String digits) {
        var grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    private static String mapped(String text, IntUnaryOperator mapping) {
        return text.codePoints()
                .map(mapping)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
