package org.peyvand.commerce.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.springframework.stereotype.Component;

/** Puts the orders of customers on their timelines. */
@Component
class OrderEntries {

    private static final String SOURCE = "order";

    private final Timeline timeline;

    OrderEntries(Timeline timeline) {
        this.timeline = timeline;
    }

    void record(Stream<Told> written) {
        timeline.record(written.flatMap(told -> entry(told).stream()).toList());
    }

    void forget(List<Told> written) {
        forget(written.stream().map(Told::id));
    }

    void forget(Stream<UUID> orders) {
        timeline.forget(SOURCE, orders.map(UUID::toString).toList());
    }

    private static Optional<NewEntry> entry(Told told) {
        return told.customer()
                .map(customer -> new NewEntry(
                        customer,
                        told.order().placedAt(),
                        happening(told),
                        SOURCE,
                        Optional.of(told.id().toString())));
    }

    private static Happening happening(Told told) {
        var order = told.order();
        int lines = order.lines().size();
        return switch (told.kind()) {
            case SALE ->
                new Happening.Purchase(told.id(), order.number(), told.total(), order.currency(), lines, told.items());
            case RETURN ->
                new Happening.Returned(told.id(), order.number(), told.total(), order.currency(), lines, told.items());
        };
    }
}
