package org.peyvand.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language of the product. */
public enum Language {
    FA("fa", "rtl"),
    EN("en", "ltr");

    private final Locale locale;
    private final String direction;

    Language(String code, String direction) {
        this.locale = Locale.of(code);
        this.direction = direction;
    }

    /** ISO 639-1: "fa" or "en". */
    public String code() {
        return locale.getLanguage();
    }

    /** As the dir attribute wants it: "rtl" or "ltr". */
    public String direction() {
        return direction;
    }

    public Locale locale() {
        return locale;
    }

    /** The other one, for the switch between the two. */
    public Language other() {
        return this == FA ? EN : FA;
    }

    /** The language of a code; empty for any other than "fa" and "en". */
    public static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The language a text is most likely in: Persian where any letter is of its script. */
    public static Language spoken(String text) {
        return text.codePoints()
                        .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC)
                ? FA
                : EN;
    }

    /** The first language of the product among those a browser or a caller asks for, Persian where none is. */
    public static Language preferred(Iterable<Locale> wanted) {
        for (var locale : wanted) {
            var language = of(locale.getLanguage());
            if (language.isPresent()) {
                return language.get();
            }
        }
        return FA;
    }

    /** CLDR's plural rule "one": in Persian for 0 and 1, in English for 1. */
    boolean isOne(long number) {
        return number == 1 || (this == FA && number == 0);
    }
}
