package org.peyvand.language;

import java.util.ArrayList;
import java.util.List;

/**
 * The form of a text by which two spellings are the same: letters of the Persian, Arabic and neighbouring keyboards
 * made one, marks and hamza dropped, digits in ASCII, lower case, symbols as spaces, known spelling variants
 * («مسؤول», «طهران») in their usual spelling. Derived only; what was typed is stored beside it.
 */
public final class Fold {

    private static final String EZAFE = "ی";
    private static final String SILENT_HEH = "ه";

    private Fold() {}

    /**
     * The folded text: parts of letters and digits, one space between them, a half-space (ZWNJ) being a boundary too.
     * Empty when the text holds no letter or digit. Idempotent; never fails, also on unpaired surrogates.
     */
    public static String of(String text) {
        return String.join(" ", parts(text));
    }

    /**
     * The folded text without spaces: equal for «علی رضا», «علی‌رضا» and «عليرضا». For equality of names and titles.
     */
    public static String spaceless(String text) {
        return Variants.within(String.join("", parts(text)));
    }

    static List<String> parts(String text) {
        return words(text, Spelling.USUAL).stream()
                .flatMap(List::stream)
                .map(Variants::ofPart)
                .toList();
    }

    /** The words of a text, each as the parts its half-spaces divide it into; folded, spelling variants kept. */
    static List<List<String>> words(String text, Spelling spelling) {
        var words = new ArrayList<List<String>>();
        var previous = "";
        for (String word : Letters.fold(text).split(" ")) {
            var parts = new ArrayList<String>(2);
            for (String part : word.split(Letters.HALF_SPACE)) {
                if (!part.isEmpty() && !(spelling == Spelling.USUAL && isEzafe(previous, part))) {
                    parts.add(part);
                    previous = part;
                }
            }
            if (!parts.isEmpty()) {
                words.add(parts);
            }
        }
        return words;
    }

    /** «خانه‌ی ما» and «خانه ی ما» are «خانهٔ ما», whose ezafe is a mark and already dropped. */
    private static boolean isEzafe(String previous, String part) {
        return part.equals(EZAFE) && previous.length() > 1 && previous.endsWith(SILENT_HEH);
    }
}
