package org.peyvand.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.money.Money;

/**
 * An order or a return as it stands.
 *
 * @param customer who it belongs to now, merges followed; empty for an anonymous sale
 * @param total below zero for a return
 */
public record Order(
        UUID id,
        String source,
        String number,
        OrderKind kind,
        String status,
        Optional<UUID> customer,
        Instant placedAt,
        Money total,
        int lineCount) {

    /**
     * A line of it.
     *
     * @param unitPrice in the smallest unit of the order's currency, with fractions of it
     */
    public record Line(
            Optional<UUID> product,
            String productCode,
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money total) {}

    /** An order with its lines. */
    public record WithLines(Order order, List<Line> lines) {}
}
