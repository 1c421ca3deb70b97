package org.peyvand.language;

import java.util.List;
import java.util.Locale;

/** A list as a sentence writes it: «الف، ب و پ» in Persian, "a, b and c" in English. */
public final class PersianList {

    private PersianList() {}

    /**
     * The items joined in the way of the language: Persian for fa, English for any other. Empty for no items. Items
     * that may be of the other direction should be isolated first: see {@link Bidi#isolate(String)}.
     */
    public static String join(List<String> items, Locale locale) {
        boolean persian = locale.getLanguage().equals("fa");
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(persian ? "، " : ", ", items.subList(0, last))
                        + (persian ? " و " : " and ")
                        + items.get(last);
    }
}
