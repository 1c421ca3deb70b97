package org.peyvand.commerce.woocommerce;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Fetches orders by the time they were changed, oldest change first: an order changed meanwhile comes to the end and is met
 * there again, so that none is passed over however much changes. Those of one second are told apart by their ids. At the end
 * it goes back a little, since a shop may write down a change later than it is dated.
 */
@Component
class OrderFetching implements Fetching {

    static final int PAGE = 100;

    /** As many ids as fit into a line of a request that servers take. */
    private static final int MOST_EXCLUDED = 800;

    private static final int OVERLAP = 50;
    private static final Duration BACK = Duration.ofMinutes(10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", java.util.Locale.ROOT);

    private final WooClient client;
    private final OrderTaking taking;
    private final Flows flows;
    private final Alone alone;
    private final Clock clock;

    OrderFetching(WooClient client, OrderTaking taking, Flows flows, Alone alone, Clock clock) {
        this.client = client;
        this.taking = taking;
        this.flows = flows;
        this.alone = alone;
        this.clock = clock;
    }

    @Override
    public Things.Kind kind() {
        return Things.Kind.ORDER;
    }

    @Override
    public boolean page(Shop shop, WooKey key, Flow from) throws Unanswered {
        var asked = clock.instant();
        var answer = client.get(key, "orders", parameters(from));
        var orders = new ArrayList<ArrivedOrder>();
        for (var order : answer.json()) orders.add(withRefunds(key, order, asked));
        var more = orders.size() >= PAGE;
        var to = next(from, orders, answer.total(), asked);
        flows.goOn(shop.id(), from, more ? to : ended(to, asked), () -> take(shop, orders));
        return more;
    }

    private void take(Shop shop, List<ArrivedOrder> orders) {
        alone.each(orders, some -> taking.takeAsked(shop, some), (order, mistake) -> {
            var raw = order.order().toString().getBytes(StandardCharsets.UTF_8);
            alone.refuse(
                    shop,
                    raw,
                    mistake,
                    "order",
                    kind(),
                    order.order().path("id").asLong(0));
        });
    }

    private static Map<String, String> parameters(Flow from) {
        var parameters = new HashMap<>(
                Map.of("orderby", "modified", "order", "asc", "per_page", Integer.toString(PAGE), "status", "any"));
        from.at().ifPresent(at -> {
            parameters.put("modified_after", TIME.format(at.minusSeconds(1).atOffset(ZoneOffset.UTC)));
            parameters.put("dates_are_gmt", "true");
        });
        var excluded =
                from.seen().subList(0, Math.min(MOST_EXCLUDED, from.seen().size()));
        if (!excluded.isEmpty())
            parameters.put("exclude", excluded.stream().map(String::valueOf).collect(Collectors.joining(",")));
        var more = from.seen().size() - excluded.size() - OVERLAP;
        if (more > 0) parameters.put("offset", Integer.toString(more));
        return parameters;
    }

    /** The order as it is in the shop now; empty where it is gone or in the bin. */
    Optional<ArrivedOrder> one(WooKey key, long id) throws Unanswered {
        var asked = clock.instant();
        var order = client.find(key, "orders/" + id)
                .filter(found -> !WooOrder.status(found).equals("trash"));
        return order.isEmpty() ? Optional.empty() : Optional.of(withRefunds(key, order.get(), asked));
    }

    private ArrivedOrder withRefunds(WooKey key, JsonNode order, Instant asked) throws Unanswered {
        if (ArrivedOrder.told(order).hasRefunds()) {
            var path = "orders/" + order.path("id").asLong() + "/refunds";
            var refunds = new ArrayList<JsonNode>();
            client.get(key, path, Map.of("per_page", Integer.toString(PAGE)))
                    .json()
                    .forEach(refunds::add);
            return ArrivedOrder.asked(order, refunds, asked);
        }
        return ArrivedOrder.asked(order, List.of(), asked);
    }

    /** A shop whose clock is ahead must not take us past what it will date with the right time. */
    private static Flow next(Flow from, List<ArrivedOrder> orders, long left, Instant asked) {
        var now = asked.truncatedTo(ChronoUnit.SECONDS);
        var until = orders.stream()
                .flatMap(order -> OrderTaking.modified(order.order()).stream())
                .map(at -> at.isAfter(now) ? now : at)
                .max(Instant::compareTo)
                .filter(at -> from.at().filter(before -> before.isAfter(at)).isEmpty())
                .or(from::at);
        var seen = new LinkedHashSet<>(until.equals(from.at()) ? from.seen() : List.<Long>of());
        for (var order : orders) {
            var modified = OrderTaking.modified(order.order());
            var passed =
                    modified.isPresent() && until.isPresent() && modified.get().isBefore(until.get());
            if (!passed) seen.add(order.order().path("id").asLong(0));
        }
        return from.orders(asked, until, List.copyOf(seen), orders.size(), left);
    }

    /** What was changed while it was gone through may have been passed over where it stood among those of one second. */
    private Flow ended(Flow to, Instant asked) {
        var began = to.began().orElse(asked);
        var back = to.at().map(at -> at.isAfter(began) ? began : at).map(at -> at.minus(BACK));
        return to.backTo(back).passed(clock.instant());
    }
}
