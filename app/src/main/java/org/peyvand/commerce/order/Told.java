package org.peyvand.commerce.order;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.OrderKind;
import org.peyvand.language.Fold;

/**
 * An order to be written, and under which id.
 *
 * @param customer whose it is: as it was told, or who stands for that one now
 * @param total of the lines, in the smallest unit of the currency
 * @param hash of what it says, whoever its customer is
 * @param numberKey its number as it is looked for
 * @param items what is shown of its lines
 */
public record Told(
        UUID id,
        NewOrder order,
        Optional<UUID> customer,
        OrderKind kind,
        long total,
        byte[] hash,
        String numberKey,
        List<String> items) {

    private static final int ITEMS_SHOWN = 3;

    /** Under a new id, which stands unless the order is known. */
    public static Told of(NewOrder order) {
        return new Told(
                UuidCreator.getTimeOrderedEpoch(),
                order,
                order.customer(),
                order.kind(),
                order.total(),
                ContentHash.of(order),
                numberKey(order.number()),
                items(order));
    }

    /** An order's number, folded for look-up by what a person types. */
    static String numberKey(String number) {
        return Fold.spaceless(number);
    }

    private static List<String> items(NewOrder order) {
        var items = new ArrayList<String>(ITEMS_SHOWN);
        for (var line : order.lines()) {
            if (items.size() == ITEMS_SHOWN) break;
            if (!line.description().isEmpty() && !items.contains(line.description())) items.add(line.description());
        }
        return List.copyOf(items);
    }

    /** The same under the id it is known by. */
    public Told under(UUID known) {
        return new Told(known, order, customer, kind, total, hash, numberKey, items);
    }

    /** The same under another customer, or under none. */
    public Told by(Optional<UUID> another) {
        return new Told(id, order, another, kind, total, hash, numberKey, items);
    }
}
