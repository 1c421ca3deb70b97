package org.peyvand.language;

import java.text.Collator;
import java.text.ParseException;
import java.text.RuleBasedCollator;
import java.util.Comparator;
import java.util.Locale;

/**
 * The order of names in a language. The JDK's own for Persian puts پ چ ژ ک گ behind the letters of Arabic and ه before و; here
 * they stand where the Persian alphabet has them.
 */
public final class Alphabet {

    /** None of these stands in the JDK's rules, so all are named. */
    private static final String PERSIAN_LETTERS =
            " < " + String.join(" < ", "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی".split(""));

    private Alphabet() {}

    /** Compares texts as the language orders them; not to be shared between threads. */
    public static Comparator<String> of(Locale locale) {
        var usual = Collator.getInstance(locale);
        if (!locale.getLanguage().equals("fa") || !(usual instanceof RuleBasedCollator rules)) return usual::compare;
        try {
            return new RuleBasedCollator(rules.getRules() + PERSIAN_LETTERS)::compare;
        } catch (ParseException mistake) {
            throw new IllegalStateException("The letters of Persian cannot be put in order", mistake);
        }
    }
}
