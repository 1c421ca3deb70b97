package org.peyvand.commerce.woocommerce;

import java.util.stream.LongStream;

/** An imitated WooCommerce with a past, for tests of other folders. */
public final class ImitatedShop implements AutoCloseable {

    public static final String KEY = WooImitation.KEY;
    public static final String SECRET = WooImitation.SECRET;

    private final WooImitation imitation = new WooImitation();

    /** @param orders how many; beside them stand some customers, a review and an order in another currency */
    public ImitatedShop(int orders) {
        LongStream.rangeClosed(1, orders)
                .forEach(id -> imitation.put(WooImitation.order(
                        id, "completed", "2025-04-01T%02d:%02d:00".formatted(id / 60, id % 60), "125000")));
        imitation.orders.get(17L).put("currency", "USD");
        LongStream.rangeClosed(1, 20).forEach(id -> imitation.customer(id, "c" + id + "@example.com"));
        imitation.review(1, "c5@example.com", 5, "چای عالی بود");
    }

    public String address() {
        return imitation.address();
    }

    @Override
    public void close() {
        imitation.close();
    }
}
