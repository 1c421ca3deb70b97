package org.peyvand.commerce.woocommerce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.commerce.woocommerce.Things.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks a shop for what is due: all there is at first, page by page and each page for good, then what changed. A shop that
 * does not answer is left alone for a while, longer each time.
 */
@Component
class ShopRun {

    private static final Map<Kind, Duration> EVERY = Map.of(
            Kind.CUSTOMER, Duration.ofHours(1), Kind.ORDER, Duration.ofMinutes(5), Kind.REVIEW, Duration.ofMinutes(15));
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofMillis(10);
    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONG_REST = Duration.ofMinutes(15);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final int DOUBLINGS = 5;
    private static final int PAGES = 20;
    private static final Logger log = LoggerFactory.getLogger(ShopRun.class);

    private final Shops shops;
    private final Flows flows;
    private final List<Fetching> fetchings;
    private final Clock clock;

    ShopRun(
            Shops shops,
            Flows flows,
            CustomerFetching customers,
            OrderFetching orders,
            ReviewFetching reviews,
            Clock clock) {
        this.shops = shops;
        this.flows = flows;
        this.fetchings = List.of(customers, orders, reviews);
        this.clock = clock;
    }

    /** @return after how long to come again; empty where it is not to be asked any more */
    Optional<Duration> run(UUID id) {
        var shop = shops.find(id).filter(one -> one.state() != Shop.State.DISCONNECTED);
        if (shop.isEmpty()) return Optional.empty();
        if (!shop.get().isRunning()) return Optional.of(LOOK);
        var rest = shop.get().notBefore().map(until -> Duration.between(clock.instant(), until));
        if (rest.filter(Duration::isPositive).isPresent()) return rest;
        try {
            var more = fetch(shop.get(), shops.key(id));
            shops.solved(id);
            return Optional.of(more ? AT_ONCE : LOOK);
        } catch (Unanswered why) {
            var until = rest(shop.get().failures(), why);
            shops.failed(id, why, until);
            return Optional.of(until);
        } catch (RuntimeException mistake) {
            if (Alone.isOutage(mistake)) throw mistake;
            log.error("A shop could not be fetched from: {}", mistake.getClass().getName());
            shops.failed(id, new Unanswered(Trouble.ODD, mistake.getClass().getSimpleName()), LONG_REST);
            return Optional.of(LONG_REST);
        }
    }

    /** Whether there is more than was fetched now. */
    private boolean fetch(Shop shop, WooKey key) throws Unanswered {
        var pages = 0;
        for (var fetching : fetchings) {
            while (isDue(flows.of(shop.id(), fetching.kind()))) {
                if (pages++ >= PAGES || !isRunning(shop)) return true;
                fetching.page(shop, key, flows.of(shop.id(), fetching.kind()));
            }
        }
        return false;
    }

    private boolean isRunning(Shop shop) {
        return shops.find(shop.id()).filter(Shop::isRunning).isPresent();
    }

    private boolean isDue(Flow flow) {
        return flow.caughtUp()
                .map(at -> at.plus(EVERY.get(flow.kind())))
                .filter(next -> next.isAfter(now()))
                .isEmpty();
    }

    private Instant now() {
        return clock.instant();
    }

    /** As long as the shop asks for; else twice as long as the last time. */
    private static Duration rest(int failures, Unanswered why) {
        if (!why.trouble().passes()) return LONG_REST;
        var grown = FIRST_REST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return why.retryAfter()
                .filter(asked -> asked.compareTo(LONGEST_REST) < 0)
                .orElse(grown);
    }
}
