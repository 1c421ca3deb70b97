package org.peyvand.language;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of people: the key by which two records may be the same person, and the letters of an avatar. */
public final class PersonName {

    /** Longest match key in chars, fit for a database index. */
    public static final int MAX_KEY = 200;

    /** What stands beyond so many chars is no part of a name. */
    private static final int MAX_NAME = 1_000;

    private static final Set<String> BEFORE =
            folded("آقا آقای جناب جنابعالی خانم خانوم سرکار بانو دوشیزه دکتر مهندس استاد"
                    + " پروفسور سید سیده حاج حاجی حاجیه Mr Mrs Ms Miss Mister Dr Doctor Prof Professor Sir Madam");

    private static final Set<String> AFTER = folded("آقا خانم خانوم");

    private static final String SEYYED = "سید";
    private static final int SHORTEST_GIVEN_NAME = 3;

    private PersonName() {}

    /**
     * The name folded and spaceless, without «جناب آقای دکتر», «سید», Mr and the like around it. A name that is nothing
     * else keeps them; a name without letters stands for itself. Empty only for a blank name; at most {@link #MAX_KEY}.
     */
    public static String matchKey(String name) {
        var parts = bare(Fold.parts(Letters.cut(name, MAX_NAME)));
        var key = Fold.spaceless(String.join(" ", withoutJoinedSeyyed(parts)));
        return Letters.cut(
                key.isEmpty() ? Repair.of(Letters.cut(name, MAX_NAME)).strip() : key, MAX_KEY);
    }

    /**
     * One or two letters for an avatar: the first of the first and of the last word, honorifics left out. Persian
     * letters stand apart by a half-space, «ع‌ر», so that they do not join. Empty for a name without letter or digit.
     */
    public static String initials(String name) {
        var words = bare(Arrays.stream(Letters.cut(name, MAX_NAME).split("\\s+"))
                .filter(word -> !Fold.of(word).isEmpty())
                .toList());
        var ends = words.size() < 2 ? words : List.of(words.getFirst(), words.getLast());
        var letters = ends.stream().map(PersonName::initial).toList();
        return String.join(letters.stream().allMatch(PersonName::isJoining) ? Letters.HALF_SPACE : "", letters);
    }

    private static List<String> bare(List<String> words) {
        int from = 0;
        while (from < words.size() && BEFORE.contains(Fold.spaceless(words.get(from)))) {
            from++;
        }
        int to = words.size();
        while (to > from + 1 && AFTER.contains(Fold.spaceless(words.get(to - 1)))) {
            to--;
        }
        return from == to ? words : words.subList(from, to);
    }

    /** «سیدعلی رضایی» is «سید علی رضایی»; «سیدی» and «سیدیان» alone are family names. */
    private static List<String> withoutJoinedSeyyed(List<String> parts) {
        boolean joined = parts.size() > 1
                && parts.getFirst().startsWith(SEYYED)
                && parts.getFirst().length() >= SEYYED.length() + SHORTEST_GIVEN_NAME;
        return joined
                ? Stream.concat(
                                Stream.of(parts.getFirst().substring(SEYYED.length())),
                                parts.stream().skip(1))
                        .toList()
                : parts;
    }

    private static String initial(String word) {
        int first = word.codePoints()
                .filter(Character::isLetterOrDigit)
                .findFirst()
                .orElseGet(() -> Fold.of(word).codePointAt(0));
        return Character.toString(
                Character.toTitleCase(Repair.of(Character.toString(first)).codePointAt(0)));
    }

    private static boolean isJoining(String letter) {
        return UnicodeScript.of(letter.codePointAt(0)) == UnicodeScript.ARABIC;
    }

    private static Set<String> folded(String words) {
        return Arrays.stream(words.split(" ")).map(Fold::spaceless).collect(Collectors.toUnmodifiableSet());
    }
}
