package org.peyvand.commerce.woocommerce;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peyvand.workspace.Workspaces;
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
    private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final WooClient client;
    private final OrderTaking taking;
    private final Flows flows;
    private final Alone alone;
    private final Workspaces workspaces;
    private final Clock clock;

    OrderFetching(WooClient client, OrderTaking taking, Flows flows, Alone alone, Workspaces workspaces, Clock clock) {
        this.client = client;
        this.taking = taking;
        this.flows = flows;
        this.alone = alone;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @Override
    public Things.Kind kind() {
        return Things.Kind.ORDER;
    }

    @Override
    public boolean page(Shop shop, WooKey key, Flow from) throws Unanswered {
        var asked = clock.instant();
        var zone = workspaces.settings().zone();
        var parameters = parameters(from, zone);
        var answer = client.get(key, "orders", parameters);
        var orders = new ArrayList<ArrivedOrder>();
        for (var order : answer.json()) {
            if (isBefore(order, from.at().map(at -> askable(at, zone)))) throw tooOld();
            orders.add(withRefunds(key, order, asked));
        }
        var place = Long.parseLong(parameters.getOrDefault("offset", "0"));
        // orders that a shop cannot read itself are missing from its pages and counted all the same
        var more = orders.size() >= PAGE || !orders.isEmpty() && answer.total() > place + PAGE;
        var to = next(from, orders, answer.total(), asked, zone);
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

    /**
     * Whether a shop can say what changed since when. WooCommerce could sort by changes before it could be asked for those since a
     * time (5.8), and one that cannot answers with everything.
     *
     * @throws Unanswered with {@link Trouble#OLD} where it cannot
     */
    void check(WooKey key) throws Unanswered {
        var parameters = new HashMap<>(Map.of("orderby", "modified", "order", "asc", "per_page", "1"));
        since(parameters, NEVER);
        if (!client.get(key, "orders", parameters).json().isEmpty()) throw tooOld();
    }

    private static Unanswered tooOld() {
        return new Unanswered(Trouble.OLD, "modified_after");
    }

    private static boolean isBefore(JsonNode order, Optional<Instant> asked) {
        return asked.isPresent()
                && OrderTaking.modified(order)
                        .filter(asked.get().truncatedTo(ChronoUnit.SECONDS)::isAfter)
                        .isPresent();
    }

    private static Map<String, String> parameters(Flow from, ZoneId zone) {
        var parameters = new HashMap<>(
                Map.of("orderby", "modified", "order", "asc", "per_page", Integer.toString(PAGE), "status", "any"));
        from.at().ifPresent(at -> since(parameters, askable(at, zone).minusSeconds(1)));
        var excluded =
                from.seen().subList(0, Math.min(MOST_EXCLUDED, from.seen().size()));
        if (!excluded.isEmpty())
            parameters.put("exclude", excluded.stream().map(String::valueOf).collect(Collectors.joining(",")));
        var more = from.seen().size() - excluded.size() - OVERLAP;
        if (more > 0) parameters.put("offset", Integer.toString(more));
        return parameters;
    }

    private static void since(Map<String, String> parameters, Instant at) {
        parameters.put("modified_after", TIME.format(at.atOffset(ZoneOffset.UTC)));
        parameters.put("dates_are_gmt", "true");
    }

    /**
     * That time, or the last one before it that WordPress reads as it is meant: it takes the time given, though it be GMT, for one
     * of the shop's own zone, and moves it on by an hour where clocks there were put forward over it. All that changed within
     * such an hour counts as one second. The zone of the business stands for that of its shop.
     */
    private static Instant askable(Instant at, ZoneId zone) {
        var rules = zone.getRules();
        var digits = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        if (!rules.getValidOffsets(digits).isEmpty()) return at;
        return rules.getTransition(digits).getDateTimeBefore().toInstant(ZoneOffset.UTC);
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
    private static Flow next(Flow from, List<ArrivedOrder> orders, long left, Instant asked, ZoneId zone) {
        var now = asked.truncatedTo(ChronoUnit.SECONDS);
        var until = orders.stream()
                .flatMap(order -> OrderTaking.modified(order.order()).stream())
                .map(at -> at.isAfter(now) ? now : at)
                .max(Instant::compareTo)
                .filter(at -> from.at().filter(before -> before.isAfter(at)).isEmpty())
                .or(from::at);
        var asksFrom = until.map(at -> askable(at, zone));
        var seen = new LinkedHashSet<>(
                asksFrom.equals(from.at().map(at -> askable(at, zone))) ? from.seen() : List.<Long>of());
        for (var order : orders) {
            var modified = OrderTaking.modified(order.order());
            var passed = modified.isPresent()
                    && asksFrom.isPresent()
                    && modified.get().isBefore(asksFrom.get());
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
