package org.peyvand.channel.mail.sending;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peyvand.language.Digits;
import org.springframework.web.util.HtmlUtils;

/**
 * The text of a letter as HTML that reads right in any mail client: every paragraph runs its own way, and what in it runs
 * the other way (a name, a link, a number with Latin letters in a Persian sentence) is kept apart, so that neither turns the
 * other around. Mail clients drop style sheets and many elements; the {@code dir} attribute they keep, and it isolates.
 */
final class LetterText {

    private static final String RIGHT_TO_LEFT = "rtl";
    private static final String LEFT_TO_RIGHT = "ltr";
    private static final Pattern NO_WORD = Pattern.compile("[@\\d/]");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"«»،؛]{1,2000}");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.,:;!?؟)\\]»'\"]+$");

    /** Numbers in Persian digits whose groups would change places in a line from right to left, such as ۰۲۱-۸۸۷۷-۶۶۵۵. */
    private static final String GROUPS = "[+＋]?[۰-۹٠-٩]+(?:[ -][۰-۹٠-٩]+)+";

    private static final Pattern LATIN = Pattern.compile(
            "[+#@(]?[\\p{IsLatin}\\d](?:[\\p{IsLatin}\\d._:/@#%+=&?~'*-]|(?: |, ?)(?=[\\p{IsLatin}\\d+#@]))*|"
                    + GROUPS);
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}/._-])(?:\\+?\\d+(?:[ -]\\d+)+|" + GROUPS
            + "|\\+\\d{7,15})" + "(?![\\p{L}\\p{N}/_]|[.-][\\p{L}\\p{N}])");

    private static final Pattern PERSIAN = Pattern.compile(
            "[\\p{IsArabic}\\p{IsHebrew}](?:[\\p{IsArabic}\\p{IsHebrew}\\p{M}\u200c]|[ ،](?=[\\p{IsArabic}\\p{IsHebrew}]))*");
    private static final Pattern LATIN_LETTER = Pattern.compile("\\p{IsLatin}|\\d[ -]\\d|^[+#@]");

    private LetterText() {}

    /**
     * Which way it runs, {@code rtl} or {@code ltr}: the way of its first word, unless more than twice as many words run the
     * other way. Links, addresses and codes run no way of their own; a text without words is Persian.
     */
    static String direction(String text) {
        var words = Stream.of(text.split("\\s+")).flatMap(LetterText::way).toList();
        if (words.isEmpty()) return RIGHT_TO_LEFT;
        var first = words.getFirst();
        var like = words.stream().filter(first::equals).count();
        var more = words.size() - like > 2 * like;
        return first.equals(RIGHT_TO_LEFT) == more ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
    }

    private static Stream<String> way(String word) {
        if (NO_WORD.matcher(word).find()) return Stream.empty();
        return word.codePoints()
                .mapToObj(LetterText::way)
                .flatMap(Optional::stream)
                .limit(1);
    }

    private static Optional<String> way(int letter) {
        return switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> Optional.of(LEFT_TO_RIGHT);
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                Optional.of(RIGHT_TO_LEFT);
            default -> Optional.empty();
        };
    }

    /** The language told to screen readers and spelling checkers, by the direction. */
    static String language(String text) {
        return direction(text).equals(RIGHT_TO_LEFT) ? "fa" : "en";
    }

    /** A whole document. */
    static String html(String text, String signature, String repeated) {
        var attributes = "lang=\"" + language(text) + "\" dir=\"" + direction(text) + "\"";
        var below = signature.isBlank() ? "" : "<p>-- <br>" + lines(signature.strip()) + "</p>";
        return "<!doctype html><html " + attributes + "><head><meta charset=\"utf-8\"></head><body " + attributes
                + " style=\"font-family:Vazirmatn,Tahoma,sans-serif;line-height:1.7\">" + paragraphs(text) + below
                + quotation(repeated)
                + "</body></html>";
    }

    /** The line that says who wrote, and what they wrote without its marks. */
    private static String quotation(String repeated) {
        if (repeated.isBlank()) return "";
        var lines = repeated.strip().lines().toList();
        var said = lines.stream()
                .skip(1)
                .map(line -> line.replaceFirst("^> ?", ""))
                .collect(Collectors.joining("\n"));
        return paragraphs(lines.getFirst())
                + "<blockquote type=\"cite\" style=\"margin:0;padding:0 1em;border-inline-start:2px solid #999\">"
                + paragraphs(said) + "</blockquote>";
    }

    private static String paragraphs(String text) {
        return Stream.of(text.strip().split("\\R\\s*\\R"))
                .map(paragraph -> "<p dir=\"" + direction(paragraph) + "\">" + lines(paragraph) + "</p>")
                .collect(Collectors.joining());
    }

    private static String lines(String paragraph) {
        var direction = direction(paragraph);
        return Stream.of(paragraph.split("\\R"))
                .map(line -> withLinks(line, direction))
                .collect(Collectors.joining("<br>"));
    }

    private static String withLinks(String line, String direction) {
        var html = new StringBuilder();
        var links = LINK.matcher(line);
        int from = 0;
        while (links.find()) {
            var link = END_OF_SENTENCE.matcher(links.group()).replaceFirst("");
            html.append(isolated(line.substring(from, links.start()), direction))
                    .append(anchor(link));
            from = links.start() + link.length();
        }
        return html.append(isolated(line.substring(from), direction)).toString();
    }

    private static String anchor(String link) {
        var escaped = escaped(link);
        return "<a dir=\"ltr\" href=\"" + escaped + "\">" + escaped + "</a>";
    }

    private static String isolated(String text, String direction) {
        var html = new StringBuilder();
        int from = 0;
        var others = (direction.equals(RIGHT_TO_LEFT) ? LATIN : PERSIAN).matcher(text);
        while (others.find()) {
            html.append(escaped(text.substring(from, others.start()))).append(apart(others.toMatchResult(), direction));
            from = others.end();
        }
        return html.append(escaped(text.substring(from))).toString();
    }

    private static String apart(MatchResult other, String direction) {
        var end = END_OF_SENTENCE.matcher(other.group()).replaceFirst("").length();
        var part = other.group().substring(0, end);
        var rest = escaped(other.group().substring(end));
        if (direction.equals(RIGHT_TO_LEFT) && !isTurned(part)) return escaped(part) + rest;
        var way = direction.equals(RIGHT_TO_LEFT) ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
        return "<span dir=\"" + way + "\">" + escaped(part) + "</span>" + rest;
    }

    /** Whether a line from right to left would show it otherwise than it is said. */
    private static boolean isTurned(String part) {
        return LATIN_LETTER.matcher(part).find() || isOneNumber(part);
    }

    /** A telephone, a card, a date: one number in groups, and no range or list, which reads as the line does. */
    private static boolean isOneNumber(String part) {
        var digits = Digits.toAscii(part);
        var groups = digits.split("[ -]").length;
        var count = digits.replaceAll("\\D", "").length();
        return groups > 1 && count >= 7 && (groups > 2 || count >= 9 || digits.matches("[+0].*"));
    }

    /**
     * The text for the plain part, where no attribute keeps things apart: in paragraphs from right to left, numbers in groups
     * stand between characters that do (U+2066 and U+2069). Links and words are left as they are, since they are copied.
     */
    static String plain(String text) {
        return Stream.of(text.split("(?<=\\n)"))
                .map(line -> direction(line).equals(RIGHT_TO_LEFT) ? withNumbersApart(line) : line)
                .collect(Collectors.joining());
    }

    private static String withNumbersApart(String line) {
        return NUMBER.matcher(line)
                .replaceAll(
                        number -> isOneNumber(number.group()) || number.group().startsWith("+")
                                ? "\u2066" + Matcher.quoteReplacement(number.group()) + "\u2069"
                                : Matcher.quoteReplacement(number.group()));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
