package org.peyvand.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.peyvand.language.Digits;

/**
 * What a model said, read as plain text: only where it names passages it was given does it count, and only where it says no
 * number, address or link that stands in none of them.
 *
 * @param text without the marks of the passages
 * @param passages the numbers of those it names, from 1
 */
record Answer(String text, List<Integer> passages) {

    private static final int LONGEST = 2_000;
    private static final Pattern CITED = Pattern.compile("[ \\t]*\\[([\\p{Nd}\\s,،و-]{1,20})]");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,٫٬]\\d+)*");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069&&[^\\n\\t]]");
    private static final Pattern LINK = Pattern.compile(
            "(?i)https?:|www\\.|\\]\\(|\\S@\\S|\\b[a-z0-9-]{2,}\\.(com|ir|org|net|info|io|co|me|app|shop|site|link|xyz|ly|top)\\b");

    /** Whether it says that it does not know. */
    static boolean isUnknown(String said) {
        return said.isBlank() || said.contains(Prompt.UNKNOWN);
    }

    /** Empty where it is to be thrown away. */
    static Optional<Answer> read(String said, Prompt prompt, int passages) {
        var plain = INVISIBLE.matcher(said).replaceAll("").replaceAll("\\*{1,3}|`+|(?m)^#{1,6} ", "");
        var cited = cited(plain, passages);
        var text = CITED.matcher(plain)
                .replaceAll("")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
        if (cited.isEmpty() || text.isEmpty() || text.length() > LONGEST) return Optional.empty();
        if (LINK.matcher(text).find() || !isFounded(text, prompt)) return Optional.empty();
        return Optional.of(new Answer(text, cited));
    }

    /** None where it names one that was not given. */
    private static List<Integer> cited(String said, int passages) {
        var cited = new TreeSet<Integer>();
        var marks = CITED.matcher(said);
        while (marks.find()) {
            for (var word : Digits.toAscii(marks.group(1)).split("[^0-9]+")) {
                if (!word.isEmpty()) cited.add(word.length() > 3 ? 0 : Integer.parseInt(word));
            }
        }
        return cited.stream().allMatch(number -> number >= 1 && number <= passages)
                ? new ArrayList<>(cited)
                : List.of();
    }

    /** Numbers of two digits and more have to stand in the question or in a passage. */
    private static boolean isFounded(String text, Prompt prompt) {
        var given = NUMBER.matcher(Digits.toAscii(prompt.user()))
                .results()
                .map(number -> digits(number.group()))
                .toList();
        return NUMBER.matcher(Digits.toAscii(text).replaceAll("\\{\\{[^}]*}}", ""))
                .results()
                .map(number -> digits(number.group()))
                .filter(number -> number.length() > 1)
                .allMatch(given::contains);
    }

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }
}
