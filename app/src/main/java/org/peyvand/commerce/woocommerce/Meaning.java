package org.peyvand.commerce.woocommerce;

import java.util.Locale;
import java.util.Map;

/** What a status of an order means for the sales. */
public enum Meaning {
    SALE,
    /** A sale once the shop says when it was paid. */
    IF_PAID,
    NO_SALE,
    /** A sale, given back as a whole where no refund says otherwise. */
    REFUNDED;

    /** Those WooCommerce itself knows. */
    private static final Map<String, Meaning> USUAL = Map.ofEntries(
            Map.entry("processing", SALE),
            Map.entry("completed", SALE),
            Map.entry("refunded", REFUNDED),
            Map.entry("pending", NO_SALE),
            Map.entry("on-hold", NO_SALE),
            Map.entry("cancelled", NO_SALE),
            Map.entry("failed", NO_SALE),
            Map.entry("checkout-draft", NO_SALE),
            Map.entry("draft", NO_SALE),
            Map.entry("auto-draft", NO_SALE),
            Map.entry("trash", NO_SALE));

    /** The word stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Meaning of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What is taken for granted until somebody says otherwise. */
    static Meaning usual(String status) {
        return USUAL.getOrDefault(status, IF_PAID);
    }

    /** Whether a status is one of WooCommerce's own. */
    static boolean isUsual(String status) {
        return USUAL.containsKey(status);
    }
}
