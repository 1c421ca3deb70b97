package org.peyvand.commerce.woocommerce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.peyvand.customer.Clue;
import tools.jackson.databind.JsonNode;

/** What an order tells of how its buyer came: WooCommerce's order attribution, and the coupons that were used. */
final class WooClues {

    private static final String ATTRIBUTION = "_wc_order_attribution_";
    private static final int LONGEST = 100;

    /** Nobody brought who typed the address, nor whom a member of the shop wrote down. */
    private static final Set<String> NO_SOURCE = Set.of("typein", "admin");

    private WooClues() {}

    static List<Clue> of(JsonNode order) {
        var clues = new ArrayList<Clue>();
        var known = new HashMap<String, String>();
        for (var meta : order.path("meta_data")) {
            var key = meta.path("key").asString("");
            if (key.startsWith(ATTRIBUTION))
                known.put(key.substring(ATTRIBUTION.length()), WooText.text(meta.path("value"), LONGEST));
        }
        if (!NO_SOURCE.contains(known.getOrDefault("source_type", ""))) {
            var from = said(known.getOrDefault("utm_source", ""));
            var medium = said(known.getOrDefault("utm_medium", ""));
            var campaign = said(known.getOrDefault("utm_campaign", ""));
            if (!from.isEmpty() || !medium.isEmpty()) clues.add(new Clue.Utm(from, medium, campaign));
        }
        for (var coupon : order.path("coupon_lines")) {
            var code = WooText.text(coupon.path("code"), LONGEST);
            if (!code.isEmpty()) clues.add(new Clue.Coupon(code));
        }
        return List.copyOf(clues);
    }

    /** Brackets stand for nothing: (direct), (none), (not set). */
    private static String said(String text) {
        return text.matches("\\(.*\\)") ? "" : text;
    }
}
