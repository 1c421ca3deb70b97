package org.peyvand.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * A touch as somebody tells it.
 *
 * @param source who tells: {@code api}, {@code desk}, {@code order/shop} …
 * @param reference the teller's own name for it; source and reference together are one touch, told once or often
 * @param withPurchase whether it came along with an order
 */
public record NewTouch(UUID customer, Instant at, Clue clue, String source, String reference, boolean withPurchase) {}
