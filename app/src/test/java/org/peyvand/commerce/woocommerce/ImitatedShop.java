package org.peyvand.commerce.woocommerce;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** An imitated WooCommerce with a past, for tests of other folders. */
public final class ImitatedShop implements AutoCloseable {

    public static final String KEY = WooImitation.KEY;
    public static final String SECRET = WooImitation.SECRET;

    private final WooImitation imitation = new WooImitation();
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    /** @param orders how many; beside them stand some customers, a review and an order in another currency */
    public ImitatedShop(int orders) {
        LongStream.rangeClosed(1, orders)
                .forEach(id -> imitation.put(WooImitation.order(
                        id, "completed", "2025-04-01T%02d:%02d:00".formatted(id / 60 % 24, id % 60), "125000")));
        imitation.orders.get(17L).put("currency", "USD");
        LongStream.rangeClosed(1, 20).forEach(id -> imitation.customer(id, "c" + id + "@example.com"));
        imitation.review(1, "c5@example.com", 5, "چای عالی بود");
    }

    /** From that page of orders on it does not answer; completes once it is asked for it. */
    public CompletableFuture<Void> holdFromPage(int page) {
        var reached = new CompletableFuture<Void>();
        imitation.beforeOrders = () -> {
            if (imitation.asked("GET /wp-json/wc/v3/orders?").size() < page) return;
            reached.complete(null);
            released.join();
        };
        return reached;
    }

    /** Answers what is asked from now on, and what it has held back. */
    public void release() {
        imitation.beforeOrders = () -> {};
        released.complete(null);
    }

    /** The addresses of the orders it was asked for, in turn. */
    public List<String> askedForOrders() {
        return imitation.asked("GET /wp-json/wc/v3/orders?");
    }

    public String address() {
        return imitation.address();
    }

    @Override
    public void close() {
        imitation.close();
    }
}
