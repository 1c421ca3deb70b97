package org.peyvand.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes what tells who somebody is out of texts that are shown to others, and puts it back into what they make of them:
 * names and addresses that are known, and whatever looks like a mobile, a card, a Sheba, a national code, an order number, a
 * mail address, a link, a postal address, or the name of somebody who introduces themselves, in any digits and spellings. Each becomes a word such as {@code {{NUMBER_1}}}, the same thing the same
 * word. Rather too much than too little: prices and small numbers are left in. Made for one question; not for several threads.
 */
public final class PersonalData {

    private static final Pattern WORD = Pattern.compile("\\{\\{\\s*(\\p{Alpha}+)\\s*[_ ]\\s*(\\p{Nd}+)\\s*}}");

    private final KnownWords known;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private final Map<Kind, Integer> counts = new HashMap<>();

    /** What kind of thing a word stands for. */
    enum Kind {
        NAME,
        NUMBER,
        MAIL,
        LINK,
        ADDRESS
    }

    /** A piece of a text to be hidden. */
    record Span(int from, int to, Kind kind) {}

    private PersonalData(KnownWords known) {
        this.known = known;
    }

    /**
     * Somebody's.
     *
     * @param names as they are known by, in any spelling
     * @param handles their numbers and addresses, in the form that is compared or as typed
     */
    public static PersonalData of(Collection<String> names, Collection<String> handles) {
        return new PersonalData(new KnownWords(names, handles));
    }

    /** The text without them. Braces of its own become round, so that nothing in it passes for a word of ours. */
    public String hide(String text) {
        var harmless = text.replace('{', '(').replace('}', ')');
        var plain = PlainView.of(harmless);
        var spans = new ArrayList<Span>();
        spans.addAll(PersonalPatterns.in(plain));
        spans.addAll(known.in(harmless, plain));
        spans.addAll(ToldOfOneself.in(plain));
        return replaced(harmless, united(spans));
    }

    private static List<Span> united(List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::from).thenComparing(Span::to, Comparator.reverseOrder()));
        var united = new ArrayList<Span>();
        for (var span : spans) {
            var last = united.isEmpty() ? null : united.getLast();
            if (last == null || span.from() >= last.to()) united.add(span);
            else if (span.to() > last.to()) {
                united.removeLast();
                united.add(new Span(last.from(), span.to(), last.kind()));
            }
        }
        return united;
    }

    private String replaced(String text, List<Span> spans) {
        var out = new StringBuilder();
        int at = 0;
        for (var span : spans) {
            out.append(text, at, span.from()).append(word(text.substring(span.from(), span.to()), span.kind()));
            at = span.to();
        }
        return out.append(text, at, text.length()).toString();
    }

    private String word(String original, Kind kind) {
        var same = kind + " " + Fold.spaceless(original);
        return words.computeIfAbsent(same, _ -> {
            var word = kind + "_" + counts.merge(kind, 1, Integer::sum);
            hidden.put(word, original);
            return "{{" + word + "}}";
        });
    }

    /** The text with what was hidden put back; empty where it holds a word that stands for nothing. */
    public Optional<String> restore(String text) {
        var matcher = WORD.matcher(text);
        if (matcher.results().anyMatch(word -> !hidden.containsKey(key(word)))) return Optional.empty();
        return Optional.of(matcher.reset().replaceAll(word -> Matcher.quoteReplacement(hidden.get(key(word)))));
    }

    private static String key(MatchResult word) {
        return word.group(1).toUpperCase(Locale.ROOT) + "_" + Digits.toAscii(word.group(2));
    }
}
