package org.peyvand.customer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the list of customers is asked to show, as its address carries it. */
public record ListView(
        String search, CustomerList.Sort sort, boolean late, String tag, String worth, Optional<Cursor> after) {

    static ListView asked(Map<String, String> parameters) {
        return new ListView(
                parameters.getOrDefault("q", ""),
                sort(parameters.getOrDefault("sort", "")),
                parameters.getOrDefault("late", "").equals("true"),
                parameters.getOrDefault("tag", ""),
                parameters.getOrDefault("worth", ""),
                Cursor.parse(parameters.getOrDefault("after", "")));
    }

    private static CustomerList.Sort sort(String word) {
        for (var sort : CustomerList.Sort.values()) if (code(sort).equals(word)) return sort;
        return CustomerList.Sort.WORTH;
    }

    /** The word by which the address names an order. */
    public static String code(CustomerList.Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }

    /** Of what is expected of each, the word of what the list shows: that which it is sorted by, or else the value. */
    public String foreseen() {
        return switch (sort) {
            case PURCHASES -> "purchases";
            case STAYING, LOST -> "alive";
            case WORTH, EXPECTED, SEEN, LATE, NEWEST -> "expected";
        };
    }

    /** Whether the list is narrowed at all. */
    public boolean narrowed() {
        return !search.isBlank() || late || !tag.isBlank() || !worth.isBlank();
    }

    /** The address of the page after this one. */
    public String more(Cursor next) {
        return "/customers/more?sort=" + code(sort) + "&late=" + late + "&tag=" + encoded(tag) + "&worth="
                + encoded(worth) + "&after=" + next;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
