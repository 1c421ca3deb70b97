package org.peyvand.bench;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * A made-up customer, the same for the same number at every run of one day, with ten entries on the timeline.
 *
 * @param mobile ten digits, without country code and trunk 0
 * @param happenings oldest first
 */
record Person(UUID id, String name, String city, String mobile, Optional<String> mail, List<Happening> happenings) {

    static final int HAPPENINGS = 10;

    /** What happened. */
    enum Kind {
        ORDER,
        RETURN,
        VISIT,
        CALL,
        NOTE
    }

    /**
     * @param total in Rial, below zero for a return; zero where there is no order
     * @param number the order's own
     */
    record Happening(UUID id, Instant at, Kind kind, UUID order, String number, long total) {

        boolean isOrder() {
            return kind == Kind.ORDER || kind == Kind.RETURN;
        }
    }

    private static final long FIRST_NUMBER = 10_000_000;
    private static final double DAY = 86_400;
    private static final double YEARS_BACK = 3 * 365;

    /** The customer of that number, as things stand at that instant. */
    static Person numbered(int number, Instant now) {
        return numbered(number, now, Person::kind);
    }

    /** As {@link #numbered(int, Instant)}; all that ever happened with them are orders, and three returns in a hundred. */
    static Person shopper(int number, Instant now) {
        return numbered(number, now, percent -> percent < 3 ? Kind.RETURN : Kind.ORDER);
    }

    private static Person numbered(int number, Instant now, IntFunction<Kind> kinds) {
        var chance = new SplittableRandom(number);
        var name = Names.person(chance);
        var city = Names.city(chance);
        var happenings = happenings(number, now, chance, kinds);
        var first = happenings.getFirst().at();
        return new Person(
                id(first, chance),
                name,
                city,
                mobile(number),
                chance.nextInt(10) == 0 ? Optional.of("user" + number + "@mail.example") : Optional.empty(),
                happenings);
    }

    Instant since() {
        return happenings.getFirst().at();
    }

    /** No two alike below ten million, as the factor is prime to that. */
    private static String mobile(int number) {
        long turned = (number * 7_654_321L + 1_234_567L) % 10_000_000L;
        return "91" + number % 10 + String.format(Locale.ROOT, "%07d", turned);
    }

    /**
     * Each has a pace of their own, a month in the middle. Half of them came lately, as their pace has it; the others
     * stayed away at some time of the last three years.
     */
    private static List<Happening> happenings(
            int number, Instant now, SplittableRandom chance, IntFunction<Kind> kinds) {
        double pace = 30 * Math.exp(0.6 * gaussian(chance));
        double daysAgo = chance.nextBoolean() ? pace * chance.nextDouble() : YEARS_BACK * chance.nextDouble();
        var newestFirst = new ArrayList<Happening>();
        for (int at = HAPPENINGS - 1; at >= 0; at--) {
            newestFirst.add(happening(
                    now.minusSeconds((long) (daysAgo * DAY)), FIRST_NUMBER + number * 10L + at, chance, kinds));
            daysAgo += pace * -Math.log(1 - chance.nextDouble());
        }
        return newestFirst.reversed();
    }

    private static Happening happening(Instant at, long orderNumber, SplittableRandom chance, IntFunction<Kind> kinds) {
        var kind = kinds.apply(chance.nextInt(100));
        long amount = 1000 * Math.round(4_000 * Math.exp(0.8 * gaussian(chance)));
        long total = kind == Kind.ORDER ? amount : kind == Kind.RETURN ? -amount : 0;
        return new Happening(id(at, chance), at, kind, id(at, chance), Long.toString(orderNumber), total);
    }

    private static Kind kind(int percent) {
        if (percent < 60) return Kind.ORDER;
        if (percent < 63) return Kind.RETURN;
        if (percent < 73) return Kind.VISIT;
        return percent < 88 ? Kind.CALL : Kind.NOTE;
    }

    private static double gaussian(SplittableRandom chance) {
        double radius = Math.sqrt(-2 * Math.log(1 - chance.nextDouble()));
        return radius * Math.cos(2 * Math.PI * chance.nextDouble());
    }

    /** A UUID of version 7, whose first 48 bits are the time. */
    static UUID id(Instant at, SplittableRandom chance) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(at.toEpochMilli() << 16 | 0x7000 | chance.nextInt(0x1000))
                .putLong(chance.nextLong() >>> 2 | 0x8000000000000000L)
                .flip();
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
