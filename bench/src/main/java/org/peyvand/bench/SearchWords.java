package org.peyvand.bench;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The words by which the program finds a made-up customer, for rows that are loaded past it. {@link Filling} proves it. */
final class SearchWords {

    private static final int MOST_JOINED = 3;

    private SearchWords() {}

    /** Each part, and each two and three neighbours joined. */
    static Set<String> ofName(String name) {
        return joined(name.split(" "));
    }

    /** The number without country code and trunk 0, and its last four digits. */
    static Set<String> ofMobile(String national) {
        return Set.of(national, "#" + national.substring(national.length() - 4));
    }

    static Set<String> ofMail(String mail) {
        var words = joined(mail.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
        words.add(mail);
        return words;
    }

    static Set<String> joined(String[] parts) {
        var words = new LinkedHashSet<String>();
        for (int from = 0; from < parts.length; from++) {
            for (int to = from + 1; to <= Math.min(from + MOST_JOINED, parts.length); to++) {
                words.add(String.join("", Arrays.copyOfRange(parts, from, to)));
            }
        }
        return words;
    }
}
