package org.peyvand.worth;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Clue;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Merges;
import org.peyvand.customer.NewTouch;
import org.peyvand.customer.Touches;
import org.peyvand.web.Refused;

/** Does whatever may happen to orders and customers, by a seed. */
public final class RandomShop {

    private final Random chance;
    private final Customers customers;
    private final Orders orders;
    private final Merges merges;
    private final String currency;
    private final List<UUID> people = new ArrayList<>();
    private final List<UUID> merged = new ArrayList<>();

    public RandomShop(long seed, Customers customers, Orders orders, Merges merges, String currency) {
        this.chance = new Random(seed);
        this.customers = customers;
        this.orders = orders;
        this.merges = merges;
        this.currency = currency;
        for (int i = 0; i < 6; i++) {
            people.add(customers.create(new CustomerDetails("مشتری " + i, "", Optional.empty()), List.of()));
        }
    }

    public List<UUID> people() {
        return List.copyOf(people);
    }

    /** Something that brought one of them, told under few names, so that it is told anew and of others too. */
    public void touch(Touches touches, Random which) {
        var clue = new Clue.Told("کانال " + which.nextInt(4), which.nextBoolean() ? "" : "کمپین " + which.nextInt(3));
        touches.record(List.of(new NewTouch(somebody(), at(), clue, "api", "t" + which.nextInt(20))));
    }

    public void goOn(int steps) {
        for (int i = 0; i < steps; i++) step();
    }

    private void step() {
        switch (chance.nextInt(12)) {
            case 0 -> merge();
            case 1 -> unmerge();
            case 2 -> orders.withdraw("api", Set.of("n" + chance.nextInt(60)));
            default -> orders.upsert(some());
        }
    }

    private List<NewOrder> some() {
        var told = new TreeMap<String, NewOrder>();
        for (int i = 0; i < 1 + chance.nextInt(4); i++) {
            var order = order();
            told.put(order.number(), order);
        }
        return List.copyOf(told.values());
    }

    private NewOrder order() {
        var whose = chance.nextInt(9) == 0 ? Optional.<UUID>empty() : Optional.of(somebody());
        int quantity = chance.nextInt(5) == 0 ? -1 - chance.nextInt(3) : 1 + chance.nextInt(4);
        var product = chance.nextInt(4) == 0 ? "" : "P" + chance.nextInt(5);
        var line =
                NewLine.of(product, product, BigDecimal.valueOf(quantity), BigDecimal.valueOf(chance.nextInt(90_000)));
        var code = chance.nextInt(10) == 0 ? "EUR" : currency;
        return new NewOrder("api", "n" + chance.nextInt(60), whose, at(), code, "", List.of(line)).with(clues());
    }

    private List<Clue> clues() {
        return switch (chance.nextInt(4)) {
            case 0 -> List.of(new Clue.Coupon("C" + chance.nextInt(2)));
            case 1 -> List.of(new Clue.Referral("R"), new Clue.Utm("u" + chance.nextInt(3), "", ""));
            default -> List.of();
        };
    }

    /** Around midnight more often than not, in years with and without a leap day. */
    private Instant at() {
        var day = LocalDate.of(2023, 11, 1).plusDays(chance.nextInt(700));
        return day.atTime(chance.nextBoolean() ? 20 : chance.nextInt(24), chance.nextInt(60))
                .toInstant(ZoneOffset.UTC);
    }

    private UUID somebody() {
        return people.get(chance.nextInt(people.size()));
    }

    private void merge() {
        try {
            merged.add(merges.merge(somebody(), somebody()));
        } catch (Refused _) {
            return;
        }
    }

    private void unmerge() {
        if (merged.isEmpty()) return;
        try {
            merges.undo(merged.remove(merged.size() - 1));
        } catch (Refused _) {
            return;
        }
    }
}
