package org.peyvand.commerce.woocommerce;

import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts together what the page of a shop shows. */
@Component
class ShopViews {

    private final Shops shops;
    private final Flows flows;
    private final Notices notices;
    private final Things things;
    private final Statuses statuses;

    ShopViews(Shops shops, Flows flows, Notices notices, Things things, Statuses statuses) {
        this.shops = shops;
        this.flows = flows;
        this.notices = notices;
        this.things = things;
        this.statuses = statuses;
    }

    /** @param webhookAddress where it tells what changes */
    ShopView of(UUID id, String webhookAddress) {
        return new ShopView(
                shops.get(id),
                Arrays.stream(Things.Kind.values())
                        .map(kind -> ShopView.Progress.of(flows.of(id, kind)))
                        .toList(),
                notices.waiting(id),
                notices.refused(id),
                things.reviewsOfStrangers(id),
                statuses.lines(id),
                webhookAddress,
                shops.webhookSecret(id));
    }
}
