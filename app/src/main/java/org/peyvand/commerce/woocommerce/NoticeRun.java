package org.peyvand.commerce.woocommerce;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.commerce.woocommerce.Things.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Works off what shops told, each by itself. What only the shop can answer waits until it does. */
@Component
class NoticeRun {

    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration MUCH_LATER = Duration.ofMinutes(15);
    private static final Logger log = LoggerFactory.getLogger(NoticeRun.class);

    private final Notices notices;
    private final Shops shops;
    private final OrderTaking orders;
    private final OrderFetching fetching;
    private final CustomerTaking customers;
    private final ReviewTaking reviews;
    private final ObjectMapper json;
    private final Clock clock;

    NoticeRun(
            Notices notices,
            Shops shops,
            OrderTaking orders,
            OrderFetching fetching,
            CustomerTaking customers,
            ReviewTaking reviews,
            ObjectMapper json,
            Clock clock) {
        this.notices = notices;
        this.shops = shops;
        this.orders = orders;
        this.fetching = fetching;
        this.customers = customers;
        this.reviews = reviews;
        this.json = json;
        this.clock = clock;
    }

    /** @return after how long to try again; empty where it is settled */
    Optional<Duration> run(UUID id) {
        var told = notices.find(id).filter(Notices.Told::open);
        if (told.isEmpty()) return Optional.empty();
        try {
            var shop = shops.get(told.get().shop());
            if (shop.state() == Shop.State.DISCONNECTED) throw new NotTaken("disconnected", "");
            work(shop, told.get(), read(told.get().raw()));
            notices.done(id);
            return Optional.empty();
        } catch (Unanswered why) {
            return Optional.of(why.trouble().passes() ? AGAIN : MUCH_LATER);
        } catch (RuntimeException why) {
            if (Alone.isOutage(why)) throw why;
            refuse(told.get(), why);
            return Optional.empty();
        }
    }

    private void refuse(Notices.Told told, RuntimeException why) {
        if (!(why instanceof NotTaken))
            log.warn("A webhook was not understood: {}", why.getClass().getName());
        var thing = thing(told.raw());
        notices.refuse(
                told.id(),
                Alone.why(why),
                told.topic().startsWith("customer") ? Kind.CUSTOMER : Kind.ORDER,
                thing.map(IdPages::id).orElse(0L),
                thing.flatMap(OrderTaking::modified));
    }

    private Optional<JsonNode> thing(byte[] raw) {
        try {
            return Optional.of(read(raw));
        } catch (NotTaken noJson) {
            return Optional.empty();
        }
    }

    private JsonNode read(byte[] raw) {
        try {
            var read = json.readTree(raw);
            if (read != null && read.isObject()) return read;
        } catch (JacksonException noJson) {
            // said below
        }
        throw new NotTaken("notJson", "");
    }

    private void work(Shop shop, Notices.Told told, JsonNode thing) throws Unanswered {
        switch (told.topic()) {
            case "order.created", "order.updated", "order.restored" -> order(shop, thing);
            case "order.deleted", "order" -> ask(shop, WooText.id(thing));
            case "refund" -> ask(shop, told.thing());
            case "customer.created", "customer.updated", "customer" -> customers.take(shop, List.of(thing));
            case "review" -> reviews.take(shop, List.of(thing), IdPages.id(thing), IdPages.id(thing));
            // who was deleted in the shop stays a customer here; goods and coupons come with orders
            case "customer.deleted" -> {}
            default -> {
                if (!told.topic().matches("(product|coupon)\\.[a-z]+")) throw new NotTaken("topic", told.topic());
            }
        }
    }

    private void order(Shop shop, JsonNode order) throws Unanswered {
        var taken = orders.takeTold(shop, order);
        switch (taken.outcome()) {
            case ASK -> ask(shop, WooText.id(order));
            case REFUSED -> {
                if (taken.why().isPresent()) throw taken.why().get();
            }
            case TAKEN, KNOWN -> {}
        }
    }

    /** What the shop itself says of an order now. */
    private void ask(Shop shop, long id) throws Unanswered {
        var asked = clock.instant();
        var order = fetching.one(shops.key(shop.id()), id);
        if (order.isPresent()) orders.takeAsked(shop, List.of(order.get()));
        else orders.gone(shop, id, asked);
    }
}
