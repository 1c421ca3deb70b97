package org.peyvand.language;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fold of one code point, apart from its neighbours: so the fold of a text is linear in its length, where Java's
 * normaliser takes quadratic time on a long run of combining marks.
 */
final class Letters {

    static final String HALF_SPACE = "\u200c";

    private static final int ZERO_WIDTH_SPACE = 0x200b;

    /** Persian letter first, then the letters of other keyboards and alphabets with its shape or its use. */
    private static final Map<Integer, Integer> PERSIAN = Stream.of(
                    "اٱٲٳ",
                    "بٮٻڀ",
                    "تٹٺټٽٿ",
                    "جڃڄ",
                    "چڇڿ",
                    "حځڂڅ",
                    "دڈډڊڋڌڍڎڏڐۮ",
                    "رڑڒړڔڕږڗڙۯ",
                    "سښڛڜۺ",
                    "صڝڞۻ",
                    "طڟ",
                    "عڠ",
                    "غۼ",
                    "فڡڢڣڤڥڦ",
                    "قٯڧڨ",
                    "کكڪګڬڭڮػؼ",
                    "گڰڱڲڳڴ",
                    "لڵڶڷڸ",
                    "نںڹڻڼڽ",
                    "وۄۅۆۇۈۉۊۋۏ",
                    "هةەہھۃۿ",
                    "یيىېےێۍۑؠؽؾؿ",
                    "iı",
                    "σς")
            .flatMap(row -> row.codePoints().skip(1).mapToObj(other -> Map.entry(other, row.codePointAt(0))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Tatweel, hamza on the line and high hamza. */
    private static final Set<Integer> DROPPED = Set.of(0x0640, 0x0621, 0x0674);

    /** Scripts whose combining marks are points and accents; in others (Thai, Devanagari) they are vowels. */
    private static final Set<UnicodeScript> ACCENTED = Set.of(
            UnicodeScript.INHERITED,
            UnicodeScript.COMMON,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.SYRIAC,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC);

    /** The blessings ﷺ and ﷻ, written for respect and not as words; one is 18 letters long. */
    private static final Set<Integer> ORNAMENTS = Set.of(0xfdfa, 0xfdfb);

    /** Letters with a decomposition, up to U+FFFF: asking the normaliser about every letter would be slow. */
    private static final BitSet COMPOSED = composed();

    private Letters() {}

    /** Folded letters and digits, with single spaces or half-spaces where anything else stood. */
    static String fold(String text) {
        var folded = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> append(letter, folded));
        return folded.toString();
    }

    /** The beginning of a text, at most so many chars, no surrogate pair torn. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static void append(int letter, StringBuilder folded) {
        if (Character.isBmpCodePoint(letter) && !COMPOSED.get(letter)) {
            appendSimple(letter, folded);
        } else {
            Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
                    .codePoints()
                    .forEach(simple -> appendSimple(simple, folded));
        }
    }

    private static void appendSimple(int letter, StringBuilder folded) {
        if (letter == HALF_SPACE.charAt(0) || letter == ZERO_WIDTH_SPACE) {
            separate(HALF_SPACE.charAt(0), folded);
        } else if (Character.isDigit(letter)) {
            folded.append(Character.digit(letter, 10));
        } else if (isWritten(letter)) {
            int lower = Character.toLowerCase(letter);
            folded.appendCodePoint(PERSIAN.getOrDefault(lower, lower));
        } else if (!isDropped(letter)) {
            separate(' ', folded);
        }
    }

    private static void separate(char separator, StringBuilder folded) {
        int last = folded.length() - 1;
        if (last < 0 || folded.charAt(last) != separator) {
            folded.append(separator);
        }
    }

    private static BitSet composed() {
        return IntStream.range(0x80, Character.MIN_SUPPLEMENTARY_CODE_POINT)
                .filter(letter -> !ORNAMENTS.contains(letter))
                .filter(letter -> !Normalizer.isNormalized(Character.toString(letter), Normalizer.Form.NFKD))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static boolean isWritten(int letter) {
        return switch (Character.getType(letter)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> !DROPPED.contains(letter) && !ORNAMENTS.contains(letter);
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                !ACCENTED.contains(UnicodeScript.of(letter));
            default -> false;
        };
    }

    private static boolean isDropped(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> DROPPED.contains(letter);
        };
    }
}
