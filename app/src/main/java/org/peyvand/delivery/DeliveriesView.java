package org.peyvand.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the page of deliveries shows.
 *
 * @param troubled what waits for a person's decision, newest first
 * @param next where the next page of those begins
 */
public record DeliveriesView(
        Tally.Counts counts,
        List<Servers.OutOfOrder> outOfOrder,
        List<Delivery> troubled,
        Optional<UUID> next,
        Duration timeToUndo) {}
