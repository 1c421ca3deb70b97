package org.peyvand.worth;

import static org.peyvand.worth.SimulatedShop.TODAY;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.peyvand.TestClock;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A simulated shop on the first of June, everybody scored, with a regular who came every twenty days and has not been seen
 * for a hundred.
 *
 * @param made the simulation, for more purchases
 */
public record RegularShop(TestWorkspace shop, SimulatedShop made, UUID regular) {

    public static final Instant NOW = Instant.parse("2025-06-01T08:00:00Z");

    private static final int OTHERS = 150;

    /** With nobody but these. */
    public static RegularShop open(ApplicationContext context) {
        return open(context, _ -> {});
    }

    /** With more that happened before today. */
    public static RegularShop open(ApplicationContext context, Consumer<SimulatedShop> more) {
        var clock = context.getBean(TestClock.class);
        // In one transaction, and the day before: the background's own look finds nobody half told, and today is new.
        clock.set(NOW.minus(Duration.ofDays(1)));
        var shop = TestWorkspace.create();
        var made = new SimulatedShop(context.getBean(Customers.class), context.getBean(Orders.class));
        var regular =
                shop.acting(() -> context.getBean(TransactionTemplate.class).execute(_ -> {
                    made.fill(11, OTHERS);
                    var who = made.somebody();
                    comesRegularly(made, who);
                    more.accept(made);
                    return who;
                }));
        clock.set(NOW);
        shop.run(() -> WorthUpkeep.tend(context));
        return new RegularShop(shop, made, regular);
    }

    /** Every twenty days, and not for a hundred now. */
    public static void comesRegularly(SimulatedShop made, UUID who) {
        for (int i = 8; i >= 0; i--) made.buys(who, TODAY.minusDays(100 + i * 20L), 5_000_000);
    }
}
