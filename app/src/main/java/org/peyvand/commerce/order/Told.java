package org.peyvand.commerce.order;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.OrderKind;

/**
 * An order to be written, and under which id.
 *
 * @param customer whose it is: as it was told, or who stands for that one now
 * @param total of the lines, in the smallest unit of the currency
 * @param hash of what it says, whoever its customer is
 */
public record Told(UUID id, NewOrder order, Optional<UUID> customer, OrderKind kind, long total, byte[] hash) {

    /** Under a new id, which stands unless the order is known. */
    public static Told of(NewOrder order) {
        return new Told(
                UuidCreator.getTimeOrderedEpoch(),
                order,
                order.customer(),
                order.kind(),
                order.total(),
                ContentHash.of(order));
    }

    /** The same under the id it is known by. */
    public Told under(UUID known) {
        return new Told(known, order, customer, kind, total, hash);
    }

    /** The same under another customer, or under none. */
    public Told by(Optional<UUID> another) {
        return new Told(id, order, another, kind, total, hash);
    }
}
