package org.peyvand.commerce.woocommerce;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fetches registered customers by their ids; who is changed later comes by a webhook or with an order. */
@Component
class CustomerFetching implements Fetching {

    private final IdPages pages;
    private final CustomerTaking taking;
    private final Flows flows;
    private final Alone alone;
    private final Clock clock;

    CustomerFetching(IdPages pages, CustomerTaking taking, Flows flows, Alone alone, Clock clock) {
        this.pages = pages;
        this.taking = taking;
        this.flows = flows;
        this.alone = alone;
        this.clock = clock;
    }

    @Override
    public Things.Kind kind() {
        return Things.Kind.CUSTOMER;
    }

    @Override
    public boolean page(Shop shop, WooKey key, Flow from) throws Unanswered {
        var page = pages.after(key, "customers", Map.of("role", "customer"), from.id(), from.done());
        var last =
                page.things().isEmpty() ? from.id() : IdPages.id(page.things().getLast());
        var to = from.ids(last, page.until(), page.total());
        flows.goOn(
                shop.id(),
                from,
                page.more() ? to : to.passed(clock.instant()),
                () -> alone.each(page.things(), some -> taking.take(shop, some), (customer, mistake) -> {
                    var raw = customer.toString().getBytes(StandardCharsets.UTF_8);
                    alone.refuse(shop, raw, mistake, "customer", kind(), IdPages.id(customer));
                }));
        return page.more();
    }
}
