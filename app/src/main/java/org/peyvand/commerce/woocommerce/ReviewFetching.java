package org.peyvand.commerce.woocommerce;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Fetches reviews by their ids, again and again, since no webhook tells of them: at each look the newest ones, and some more
 * of the others, so that what was changed or removed is met in time.
 */
@Component
class ReviewFetching implements Fetching {

    private static final Map<String, String> SHOWN = Map.of("status", "approved");
    private static final int AT_A_LOOK = 5;

    private final IdPages pages;
    private final ReviewTaking taking;
    private final Flows flows;
    private final Clock clock;

    ReviewFetching(IdPages pages, ReviewTaking taking, Flows flows, Clock clock) {
        this.pages = pages;
        this.taking = taking;
        this.flows = flows;
        this.clock = clock;
    }

    @Override
    public Things.Kind kind() {
        return Things.Kind.REVIEW;
    }

    /** All of them once, page by page; later, one look. */
    @Override
    public boolean page(Shop shop, WooKey key, Flow from) throws Unanswered {
        if (from.passes() == 0) return next(shop, key, from);
        var newest = pages.newest(key, "products/reviews", SHOWN);
        taking.take(shop, newest.things(), newest.first(), newest.last());
        var more = newest.more();
        for (int page = 0; more && page < AT_A_LOOK; page++) more = next(shop, key, flows.of(shop.id(), kind()));
        var looked = flows.of(shop.id(), kind());
        flows.goOn(shop.id(), looked, looked.lookedAt(clock.instant()), () -> {});
        return false;
    }

    private boolean next(Shop shop, WooKey key, Flow from) throws Unanswered {
        var page = pages.after(key, "products/reviews", SHOWN, from.id(), from.done());
        var last =
                page.things().isEmpty() ? from.id() : IdPages.id(page.things().getLast());
        var to = from.ids(last, page.until(), page.total());
        flows.goOn(
                shop.id(),
                from,
                page.more() ? to : to.passed(clock.instant()).fromTheStart(),
                () -> taking.take(shop, page.things(), page.first(), page.last()));
        return page.more();
    }
}
