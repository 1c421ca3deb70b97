package org.peyvand.commerce;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.peyvand.customer.NewTouch;
import org.peyvand.customer.Touches;
import org.springframework.stereotype.Component;

/** Files what orders tell of how their customers came; of each kind of clue an order carries one, or they are numbered. */
@Component
class OrderTouches {

    private final Touches touches;

    OrderTouches(Touches touches) {
        this.touches = touches;
    }

    /** Whose touches are others now, for the caller to count anew. */
    Set<UUID> file(List<Told> orders) {
        var touched = orders.stream().flatMap(told -> of(told.order())).toList();
        return touched.isEmpty() ? Set.of() : touches.file(touched);
    }

    private static Stream<NewTouch> of(NewOrder order) {
        var kinds = new HashMap<String, Integer>();
        return order.customer().stream()
                .flatMap(customer -> order.clues().stream()
                        .map(clue -> new NewTouch(
                                customer,
                                order.placedAt(),
                                clue,
                                "order/" + order.source(),
                                order.number() + "/" + clue.how() + numbered(kinds.merge(clue.how(), 1, Integer::sum)),
                                true)));
    }

    private static String numbered(int nth) {
        return nth == 1 ? "" : "/" + nth;
    }
}
