package org.peyvand.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.peyvand.language.PersonalData.Kind;
import org.peyvand.language.PersonalData.Span;

/** The names and handles somebody is known by, found in a text however they are spelled, spaced and joined. */
final class KnownWords {

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}\\p{Cf}]+");
    private static final Pattern PART = Pattern.compile("[\\s\\p{Cf}\\p{P}]+");

    /** What is written onto a name: «رضایی‌ام», «مریمه», "Sara's". */
    private static final Set<String> ENDINGS =
            Set.of("م", "ام", "ی", "ای", "یم", "ایم", "ه", "ت", "ات", "ش", "اش", "مان", "شان", "ها", "های", "s");

    private static final Set<String> TITLES =
            Set.of("اقا", "اقای", "خانم", "دکتر", "مهندس", "سید", "سیده", "حاج", "حاجی", "mr", "mrs", "ms", "dr");

    private static final int SHORTEST_NAME = 2;
    private static final int SHORTEST_WITH_ENDING = 3;
    private static final int MOST_JOINED = 12;

    /** Fewer characters may stand in any text by chance: those count as a word of their own alone. */
    private static final int SHORTEST_HANDLE = 4;

    private static final int DIGITS_OF_A_SUBSCRIBER = 10;

    private final Set<String> names = new HashSet<>();
    private final Set<String> handles = new HashSet<>();
    private int longest;

    KnownWords(Collection<String> names, Collection<String> handles) {
        names.forEach(this::name);
        handles.forEach(this::handle);
    }

    private void name(String name) {
        var parts = PART.splitAsStream(name)
                .map(Fold::spaceless)
                .filter(part -> !part.isEmpty() && !TITLES.contains(part))
                .toList();
        for (int from = 0; from < parts.size(); from++)
            for (int to = from + 1; to <= parts.size(); to++) name(parts.subList(from, to));
    }

    private void name(List<String> parts) {
        var joined = String.join("", parts);
        if (joined.length() < SHORTEST_NAME || joined.chars().allMatch(Character::isDigit)) return;
        names.add(joined);
        longest = Math.max(longest, joined.length());
    }

    /** A number is known by its last ten digits, whatever stands before them. */
    private void handle(String handle) {
        var key = compared(PlainView.of(handle));
        var number = key.chars().allMatch(Character::isDigit);
        handles.add(
                number && key.length() > DIGITS_OF_A_SUBSCRIBER
                        ? key.substring(key.length() - DIGITS_OF_A_SUBSCRIBER)
                        : key);
        handles.remove("");
    }

    private static String compared(String text) {
        var key = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    List<Span> in(String text, String plain) {
        var spans = new ArrayList<Span>();
        if (!names.isEmpty()) names(text, spans);
        handles(plain, spans);
        return spans;
    }

    private void names(String text, List<Span> spans) {
        var words = LETTERS.matcher(text).results().toList();
        for (int from = 0; from < words.size(); from++) {
            var to = named(words, from, text);
            if (to > from)
                spans.add(new Span(words.get(from).start(), words.get(to - 1).end(), Kind.NAME));
        }
    }

    /** The end of the longest name that begins with that word; the word itself where none does. */
    private int named(List<MatchResult> words, int from, String text) {
        int found = from;
        for (int to = from + 1; to <= words.size() && to - from <= MOST_JOINED; to++) {
            if (to - 1 > from && !isNear(text, words.get(to - 2), words.get(to - 1))) break;
            var joined = Fold.spaceless(
                    text.substring(words.get(from).start(), words.get(to - 1).end()));
            if (isName(joined)) found = to;
            if (joined.length() > longest + 4) break;
        }
        return found;
    }

    private static boolean isNear(String text, MatchResult one, MatchResult next) {
        return next.start() - one.end() <= 3
                && text.substring(one.end(), next.start()).chars().noneMatch(Character::isDigit);
    }

    private boolean isName(String joined) {
        if (names.contains(joined)) return true;
        for (int end = SHORTEST_WITH_ENDING; end < joined.length(); end++) {
            if (names.contains(joined.substring(0, end)) && ENDINGS.contains(joined.substring(end))) return true;
        }
        return false;
    }

    private void handles(String plain, List<Span> spans) {
        if (handles.isEmpty()) return;
        var key = new StringBuilder();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < plain.length(); i++) {
            if (!Character.isLetterOrDigit(plain.charAt(i))) continue;
            key.append(Character.toLowerCase(plain.charAt(i)));
            places.add(i);
        }
        for (var handle : handles) {
            for (int at = key.indexOf(handle); at >= 0; at = key.indexOf(handle, at + 1)) {
                var span = new Span(places.get(at), places.get(at + handle.length() - 1) + 1, Kind.NUMBER);
                if (handle.length() >= SHORTEST_HANDLE || isAlone(plain, span)) spans.add(span);
            }
        }
    }

    private static boolean isAlone(String plain, Span span) {
        var before = span.from() > 0 && Character.isLetterOrDigit(plain.charAt(span.from() - 1));
        var after = span.to() < plain.length() && Character.isLetterOrDigit(plain.charAt(span.to()));
        return !before && !after;
    }
}
