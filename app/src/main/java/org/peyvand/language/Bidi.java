package org.peyvand.language;

/**
 * Isolation of a piece of text from the direction of what stands around it, for plain text (SMS, Telegram, subjects);
 * on pages the bdi element does this. Controls of the Unicode Bidirectional Algorithm (UAX #9).
 */
public final class Bidi {

    private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Bidi() {}

    /** A text in its own direction, by its first strong letter: for names and titles of people's making. */
    public static String isolate(String text) {
        return FIRST_STRONG_ISOLATE + withoutExplicit(text) + POP_ISOLATE;
    }

    /** A text from left to right: for phone and card numbers, codes, ISO dates, links. */
    public static String leftToRight(String text) {
        return LEFT_TO_RIGHT_ISOLATE + withoutExplicit(text) + POP_ISOLATE;
    }

    /** Embeddings, overrides, isolates and their ends, which reach beyond a text that leaves them open. */
    static boolean isExplicit(int letter) {
        return (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
    }

    private static String withoutExplicit(String text) {
        return text.codePoints()
                .filter(letter -> !isExplicit(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
