package org.peyvand.commerce.woocommerce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Goes through things by their ids, smallest first, where the shop can only be asked by place. Each page begins at the last
 * one fetched: where things before it were removed the page would begin further on, and is asked for again from further
 * back, so that none is passed over.
 */
@Component
class IdPages {

    static final int SIZE = 100;

    private final WooClient client;

    IdPages(WooClient client) {
        this.client = client;
    }

    /**
     * A page.
     *
     * @param first the lowest id it could hold
     * @param last the highest
     * @param until the place after its last one
     */
    record Page(List<JsonNode> things, long first, long last, long until, long total, boolean more) {}

    Page after(WooKey key, String path, Map<String, String> parameters, long id, long done) throws Unanswered {
        for (var place = Math.max(0, done - 1); ; place = Math.max(0, place - SIZE)) {
            var answer = ask(key, path, parameters, "asc", place);
            var things = new ArrayList<JsonNode>();
            answer.json().forEach(things::add);
            if (place == 0 || !things.isEmpty() && id(things.getFirst()) <= id)
                return page(things, place, answer.total());
        }
    }

    private static Page page(List<JsonNode> things, long place, long total) {
        var more = isMore(things, place, total);
        return new Page(
                things,
                place == 0 ? 1 : id(things.getFirst()),
                more ? id(things.getLast()) : Long.MAX_VALUE,
                place + things.size(),
                total,
                more);
    }

    /** The newest ones. */
    Page newest(WooKey key, String path, Map<String, String> parameters) throws Unanswered {
        var answer = ask(key, path, parameters, "desc", 0);
        var things = new ArrayList<JsonNode>();
        answer.json().forEach(things::add);
        var more = isMore(things, 0, answer.total());
        return new Page(things, more ? id(things.getLast()) : 1, Long.MAX_VALUE, 0, answer.total(), more);
    }

    /** A shop leaves out what the key's user may not see and what it cannot read itself, and counts it: a short page may not be the last. */
    private static boolean isMore(List<JsonNode> things, long place, long total) {
        return things.size() >= SIZE || things.size() > 1 && total > place + SIZE;
    }

    private WooClient.Answer ask(WooKey key, String path, Map<String, String> parameters, String order, long place)
            throws Unanswered {
        var all = new HashMap<>(parameters);
        all.putAll(Map.of("orderby", "id", "order", order, "per_page", Integer.toString(SIZE)));
        if (place > 0) all.put("offset", Long.toString(place));
        return client.get(key, path, all);
    }

    static long id(JsonNode thing) {
        return thing.path("id").asLong(0);
    }
}
