package org.peyvand.commerce;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;

/**
 * An order to be written, and under which id.
 *
 * @param hash of what it says, whoever its customer is
 */
record Told(UUID id, NewOrder order, byte[] hash) {

    static Told of(NewOrder order) {
        return new Told(UuidCreator.getTimeOrderedEpoch(), order, ContentHash.of(order));
    }

    Told under(UUID known) {
        return new Told(known, order, hash);
    }

    Told by(Optional<UUID> customer) {
        return new Told(id, order.of(customer), hash);
    }
}
