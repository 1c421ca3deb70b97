package org.peyvand.language;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What is stored of a text a person typed: the text itself, with only the damage of keyboards and clipboards undone.
 * Half-spaces stay; search uses {@link Fold}.
 */
public final class Repair {

    /** Longest run of combining marks, as in the Stream-Safe Text Format of Unicode (UAX #15, section 13). */
    private static final int MAX_MARKS = 30;

    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    private static final Pattern REPEATED_HALF_SPACE = Pattern.compile("\u200c++");
    private static final Pattern EDGE_HALF_SPACE = Pattern.compile("(?<=^|[\\s\\h])\u200c|\u200c(?=$|[\\s\\h])");

    private Repair() {}

    /**
     * The text in NFC with Persian ی and ک for their Arabic twins; doubled and edge half-spaces, control characters
     * other than line end and tab, direction overrides and isolates, and broken surrogates removed. Idempotent.
     */
    public static String of(String text) {
        var kept = withoutUnprintable(LINE_END.matcher(text).replaceAll("\n"));
        var normal = Normalizer.normalize(kept, Normalizer.Form.NFC);
        var persian = normal.replace('ي', 'ی').replace('ى', 'ی').replace('ك', 'ک');
        var single = REPEATED_HALF_SPACE.matcher(persian).replaceAll("\u200c");
        return EDGE_HALF_SPACE.matcher(single).replaceAll("");
    }

    private static String withoutUnprintable(String text) {
        var kept = new StringBuilder(text.length());
        int marks = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int letter = text.codePointAt(at);
            if (!isUnprintable(letter)) {
                marks = isMark(letter) ? marks + 1 : 0;
                kept.appendCodePoint(letter);
                kept.setLength(marks > MAX_MARKS ? kept.length() - Character.charCount(letter) : kept.length());
            }
        }
        return kept.toString();
    }

    private static boolean isMark(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isUnprintable(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> letter != '\n' && letter != '\t';
            case Character.SURROGATE -> true;
            default -> letter == 0xfeff || Bidi.isExplicit(letter);
        };
    }
}
