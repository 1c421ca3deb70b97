package org.peyvand.customer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A touch as somebody tells it.
 *
 * @param source who tells: {@code api}, {@code desk}, {@code order/shop} …
 * @param reference the teller's own name for it; source and reference together are one touch, told once or often
 * @param order what it came along with, if it came with an order
 */
public record NewTouch(
        UUID customer, Instant at, Clue clue, String source, String reference, Optional<WithOrder> order) {

    /**
     * An order of the same source.
     *
     * @param filedOn the customer it was first filed on, to whom it and its touches go back should they be parted
     */
    public record WithOrder(String number, UUID filedOn) {}

    /** A touch that came without an order. */
    public NewTouch(UUID customer, Instant at, Clue clue, String source, String reference) {
        this(customer, at, clue, source, reference, Optional.empty());
    }

    /** The number of its order, or "". */
    String orderNumber() {
        return order.map(WithOrder::number).orElse("");
    }
}
