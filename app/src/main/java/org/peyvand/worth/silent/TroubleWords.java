package org.peyvand.worth.silent;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peyvand.language.Fold;

/** Words by which a line somebody wrote down speaks of trouble: something late, broken, wrong, or a complaint. */
final class TroubleWords {

    private static final Set<String> WORDS = Stream.of(
                    "دیر دیرکرد تأخیر تاخیر ناراحت ناراضی عصبانی گله شکایت شاکی خراب شکسته معیوب اشتباه نرسید نرسیده مرجوع",
                    "late delay delayed broken damaged wrong missing angry unhappy upset complaint complained refund")
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .map(Fold::spaceless)
            .collect(Collectors.toUnmodifiableSet());

    private TroubleWords() {}

    /** Whether one of them stands in the text, in whatever spelling. */
    static boolean in(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{M}\u200c]+"))
                .map(Fold::spaceless)
                .anyMatch(WORDS::contains);
    }
}
