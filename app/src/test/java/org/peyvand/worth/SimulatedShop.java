package org.peyvand.worth;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Clue;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;

/** A shop whose customers buy at a rhythm of their own until they leave, drawn by a seed. */
public final class SimulatedShop {

    public static final LocalDate TODAY = LocalDate.of(2025, 6, 1);
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    final List<UUID> people = new ArrayList<>();
    private final Customers customers;
    private final Orders orders;
    private int number;

    public SimulatedShop(Customers customers, Orders orders) {
        this.customers = customers;
        this.orders = orders;
    }

    public void fill(long seed, int size) {
        var chance = new Random(seed);
        var told = new ArrayList<NewOrder>();
        for (int i = 0; i < size; i++) live(chance, told);
        for (int from = 0; from < told.size(); from += Orders.MOST) {
            orders.upsert(told.subList(from, Math.min(told.size(), from + Orders.MOST)));
        }
    }

    private void live(Random chance, List<NewOrder> told) {
        var who = somebody();
        double gap = Math.exp(3.2 + 0.5 * chance.nextGaussian());
        long basket = 200_000 + chance.nextInt(2_000_000);
        double day = chance.nextDouble() * 500;
        do {
            told.add(order(
                    who, TODAY.minusDays(500 - (long) day), Math.round(basket * (0.7 + 0.6 * chance.nextDouble()))));
            day += Math.max(1, -gap * Math.log(1 - chance.nextDouble()));
        } while (day < 500 && chance.nextDouble() > 0.12);
    }

    public UUID somebody() {
        return somebody("مشتری " + people.size());
    }

    public UUID somebody(String name) {
        people.add(customers.create(new CustomerDetails(name, "", Optional.empty()), List.of()));
        return people.getLast();
    }

    public void buys(UUID who, LocalDate day, long amount) {
        orders.upsert(List.of(order(who, day, amount)));
    }

    /** An order of one product in any currency, and what led to it. */
    public void buys(UUID who, LocalDate day, String product, long amount, String currency, List<Clue> clues) {
        orders.upsert(List.of(order(who, day, product, amount, currency).with(clues)));
    }

    private NewOrder order(UUID who, LocalDate day, long amount) {
        return order(who, day, "", amount, "IRR");
    }

    private NewOrder order(UUID who, LocalDate day, String product, long amount, String currency) {
        var line = NewLine.of(product, product, BigDecimal.ONE, BigDecimal.valueOf(amount));
        var at = day.atTime(LocalTime.NOON).atZone(TEHRAN).toInstant();
        return new NewOrder("api", "" + ++number, Optional.of(who), at, currency, "", List.of(line));
    }
}
