package org.peyvand.conversation.search;

import java.util.BitSet;
import java.util.regex.Pattern;
import org.peyvand.language.Fold;

/** Words that must stand in a text as they are, one after the other, however they are spelled, joined or split. */
final class Phrase {

    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}\u0640]+");

    private Phrase() {}

    /** Whether it stands there from the beginning of a word to the end of one; what has no letter stands everywhere. */
    static boolean stands(String phrase, String text) {
        var wanted = Fold.spaceless(phrase);
        var all = new StringBuilder();
        var edges = new BitSet();
        edges.set(0);
        PART.matcher(text).results().forEach(part -> {
            all.append(Fold.spaceless(part.group()));
            edges.set(all.length());
        });
        for (int at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
            if (edges.get(at) && edges.get(at + wanted.length())) return true;
        }
        return false;
    }
}
