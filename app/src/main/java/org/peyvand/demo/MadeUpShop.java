package org.peyvand.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.peyvand.calendar.JalaliMonth;
import org.peyvand.demo.MadeUpCustomer.Bought;
import org.peyvand.demo.MadeUpCustomer.Item;
import org.peyvand.demo.MadeUpCustomer.Kind;
import org.peyvand.demo.MadeUpCustomer.Touch;

/**
 * Eighteen Jalali months of a coffee and tea shop, drawn from a fixed seed: the same customers do the same things at
 * every start, the last day being the one before it is made. The shop grows; most customers keep a rhythm of their own
 * until they fall silent, and some fall silent after a delivery that came late.
 */
final class MadeUpShop {

    static final int CUSTOMERS = 2_400;
    static final int MONTHS = 18;

    private static final long SEED = 1404;
    private static final double LATE_DELIVERY = 0.035;
    private static final double LEAVES_AFTER_LATE_DELIVERY = 0.6;
    private static final double LEAVES = 0.06;

    private final Random chance = new Random(SEED);
    private final LocalDate first;
    private final LocalDate last;
    private final ZoneId zone;
    private int orders = 10_000;

    MadeUpShop(LocalDate last, ZoneId zone) {
        this.last = last;
        this.zone = zone;
        this.first = JalaliMonth.of(last).plus(1 - MONTHS).start();
    }

    List<MadeUpCustomer> customers() {
        var people =
                IntStream.range(0, CUSTOMERS).mapToObj(this::customer).collect(Collectors.toCollection(ArrayList::new));
        people.addAll(secondSelves(people));
        return people;
    }

    private MadeUpCustomer customer(int index) {
        var name = one(chance.nextBoolean() ? Words.WOMEN : Words.MEN) + " " + one(Words.FAMILIES);
        var mobile = "0999%07d".formatted(1_000_000 + index * 37);
        var mail = chance.nextInt(3) == 0 ? "customer" + index + "@example.com" : "";
        var tags = chance.nextInt(8) == 0 ? List.of(one(Words.TAGS)) : List.<String>of();
        var life = new Life();
        return new MadeUpCustomer(
                20_000 + index, name, mobile, mail, one(Words.CITIES), tags, life.bought, life.touches);
    }

    /** A few who are written down twice, and a few couples on one phone, so that there is something to decide. */
    private List<MadeUpCustomer> secondSelves(List<MadeUpCustomer> people) {
        return IntStream.range(0, 12)
                .mapToObj(i -> {
                    var other = people.get(i * 150 + 7);
                    var name = i < 8 ? "خانم " + other.name() : one(Words.MEN) + " " + one(Words.FAMILIES);
                    return new MadeUpCustomer(
                            30_000 + i,
                            name,
                            other.mobile(),
                            "",
                            other.city(),
                            List.of(),
                            new Life().bought,
                            List.of());
                })
                .toList();
    }

    /** What one customer does, from their first order on. */
    private final class Life {

        private final List<Bought> bought = new ArrayList<>();
        private final List<Touch> touches = new ArrayList<>();
        private final double gapDays = Math.clamp(Math.exp(3.3 + 0.55 * chance.nextGaussian()), 6, 160);

        Life() {
            long span = last.toEpochDay() - first.toEpochDay();
            double day = span * Math.pow(chance.nextDouble(), 0.8);
            while (day < span + 1 && goesOn(instant((long) day))) {
                day += Math.max(1, gapDays * (0.6 + 0.8 * chance.nextDouble()));
            }
        }

        private boolean goesOn(Instant at) {
            var order = order(at);
            bought.add(order);
            if (chance.nextInt(30) == 0) bought.add(returned(order));
            if (chance.nextInt(4) == 0) touches.add(touch(at));
            boolean late = chance.nextDouble() < LATE_DELIVERY;
            if (late) touches.add(new Touch(Kind.CALL, later(at, 5), one(Words.LATE_DELIVERY), 2 + chance.nextInt(9)));
            return chance.nextDouble() > (late ? LEAVES_AFTER_LATE_DELIVERY : LEAVES);
        }
    }

    private Bought order(Instant at) {
        int different = 1 + Math.min(4, (int) Math.abs(chance.nextGaussian() * 1.5));
        var items = Stream.generate(() -> one(Goods.ALL))
                .distinct()
                .limit(different)
                .map(goods -> new Item(goods, goods.price() > 10_000_000 ? 1 : 1 + chance.nextInt(3)))
                .toList();
        return new Bought("K-" + ++orders, at, items);
    }

    private Bought returned(Bought order) {
        var item = order.items().getFirst();
        return new Bought(
                order.number() + "-R", later(order.at(), 4), List.of(new Item(item.goods(), -item.quantity())));
    }

    private Touch touch(Instant at) {
        return switch (chance.nextInt(7)) {
            case 0, 1 -> new Touch(Kind.NOTE, later(at, 1), one(Words.NOTES), 0);
            case 2, 3 -> new Touch(Kind.CALL, later(at, 2), one(Words.CALLS), 1 + chance.nextInt(12));
            case 4 -> new Touch(Kind.MISSED_CALL, later(at, 1), "", 0);
            default -> new Touch(Kind.VISIT, later(at, 3), one(Words.VISITS), 0);
        };
    }

    private Instant instant(long daysAfterFirst) {
        var day = first.plusDays(daysAfterFirst);
        return day.atTime(9 + chance.nextInt(11), chance.nextInt(60))
                .atZone(zone)
                .toInstant();
    }

    /** Some days later, and never after the last evening. */
    private Instant later(Instant at, int mostDays) {
        var then = at.plusSeconds(3_600L + chance.nextInt(mostDays * 86_400));
        var evening = last.atTime(21, 0).atZone(zone).toInstant();
        return then.isBefore(evening) ? then : evening;
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
