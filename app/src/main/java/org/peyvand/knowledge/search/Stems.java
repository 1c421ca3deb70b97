package org.peyvand.knowledge.search;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.peyvand.language.Fold;

/**
 * Folded words as they are ranked by: without those every text is full of, and without the endings of plural,
 * comparison and possession. Light on purpose, and used for ranking alone; what it gains is in decision 9.
 */
public final class Stems {

    private static final int SHORTEST = 3;
    private static final int MOST_ENDINGS = 3;

    /** Longer endings before those they end in. */
    private static final List<String> ENDINGS = List.of(
            "هایی", "هایش", "هایم", "هایت", "های", "ها", "ترین", "تر", "مان", "تان", "شان", "اش", "ام", "ات", "ان",
            "ی");

    private static final Set<String> EVERYWHERE =
            Arrays.stream(("""
            و در به از که این را با است برای آن یک خود تا کرد بر هم نیز چه چی چند آیا کدام کجا کی چرا چگونه چطور می شد
            شود بود اند های ها ی اش هایی یا آنان او بوده شده کرده دارد داشت کند کردن شدن چیست کیست کجاست اینکه هر ما من
            باید ای
            a an and are as at be by can do does for from how i in is it my of on or that the this to was what when where
            which who why with you your""").strip().split("\\s+")).map(Fold::of).collect(Collectors.toUnmodifiableSet());

    private Stems() {}

    static boolean isEverywhere(String word) {
        return EVERYWHERE.contains(word);
    }

    /** The word without its endings, of which at least three letters stay. */
    public static String of(String word) {
        var stem = word;
        for (int cut = 0; cut < MOST_ENDINGS; cut++) {
            var shorter = withoutEnding(stem);
            if (shorter.equals(stem)) return stem;
            stem = shorter;
        }
        return stem;
    }

    private static String withoutEnding(String word) {
        for (var ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
