package org.peyvand.language;

import java.text.Normalizer;

/** A text seen with ASCII digits and plain symbols, each character where it was: what is found in it is found in the text. */
final class PlainView {

    /** Stands where a character has no part of its own, and counts for nothing. */
    private static final char NOTHING = '\u200b';

    private PlainView() {}

    static String of(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            plain.append(one(letter));
            if (Character.charCount(letter) == 2) plain.append(NOTHING);
        });
        return plain.toString();
    }

    private static char one(int letter) {
        var digit = digit(letter);
        if (digit >= 0) return (char) ('0' + digit);
        if (letter < 0x80) return (char) letter;
        var compatible = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC);
        if (compatible.length() == 1) return compatible.charAt(0);
        return Character.isBmpCodePoint(letter) ? (char) letter : '\ufffd';
    }

    /** Also of digits in circles and above the line. */
    private static int digit(int letter) {
        if (Character.isDigit(letter)) return Character.digit(letter, 10);
        var value = Character.getType(letter) == Character.OTHER_NUMBER ? Character.getNumericValue(letter) : -1;
        return value < 10 ? value : -1;
    }
}
