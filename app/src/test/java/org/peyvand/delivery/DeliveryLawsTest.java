package org.peyvand.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.delivery.db.Tables.DELIVERY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.PeyvandTest;
import org.peyvand.customer.Consents;
import org.peyvand.delivery.DeliveryWork.Claim;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * However workers work, die, come back late or are told to try later, and people take back, decide and try again, in
 * whatever order: nothing leaves twice unless a person says so, and the account adds up. Runs on a clock of its own, far
 * ahead, so that the program's own workers find nothing to do.
 */
@PeyvandTest
class DeliveryLawsTest {

    private static final int STEPS = 70;
    private static final Problem WHY = new Problem("why");

    @Autowired
    DSLContext db;

    @Autowired
    Tally tally;

    @Autowired
    Waking waking;

    @Autowired
    Audit audit;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Consents consents;

    private Instant now = Instant.parse("2124-03-20T00:00:00Z");
    private final Map<UUID, Integer> arrived = new HashMap<>();
    private final Map<UUID, Integer> saidAgain = new HashMap<>();
    private final List<UUID> takenBack = new ArrayList<>();
    private final List<Claim> atWork = new ArrayList<>();

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingLeavesTwiceByItselfAndTheAccountAddsUp(long seed) {
        var shop = TestWorkspace.create();
        shop.run(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> live(seed)));
    }

    private void live(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        var servers = new Servers(db, clock);
        var moves = new Moves(clock, tally, events);
        var work = new DeliveryWork(db, clock, servers, moves, consents);
        var deliveries = new Deliveries(db, clock, servers, tally, moves, waking, audit);
        var ids = IntStream.range(0, 4)
                .mapToObj(i -> deliveries
                        .plan(new NewDelivery(TestCarrier.CHANNEL, "law/" + i, "server", "to", "", now))
                        .id())
                .toList();
        for (int step = 0; step < STEPS; step++) {
            step(random, work, deliveries, ids.get(random.nextInt(ids.size())));
            assertAddsUp(deliveries.counts(), ids.size());
        }
        for (var id : ids) {
            assertThat(arrived.getOrDefault(id, 0)).isLessThanOrEqualTo(1 + saidAgain.getOrDefault(id, 0));
            if (takenBack.contains(id) && !saidAgain.containsKey(id))
                assertThat(arrived).doesNotContainKey(id);
        }
    }

    private void step(RandomGenerator random, DeliveryWork work, Deliveries deliveries, UUID id) {
        switch (random.nextInt(9)) {
            case 0, 1 -> work.claim("server").ifPresent(atWork::add);
            case 2, 3 -> finishes(random, work);
            case 4 -> dies(random);
            case 5 -> passes(random, work);
            case 6 -> {
                if (decides(() -> deliveries.takeBack(id))) takenBack.add(id);
            }
            case 7 -> {
                if (decides(() -> deliveries.again(id))) saidAgain.merge(id, 1, Integer::sum);
            }
            default -> decides(random.nextBoolean() ? () -> deliveries.giveUp(id) : () -> deliveries.arrived(id));
        }
    }

    private static boolean decides(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refused tooLate) {
            return false;
        }
    }

    /** In time or late, of whatever is at work. */
    private void finishes(RandomGenerator random, DeliveryWork work) {
        if (atWork.isEmpty()) return;
        var claim = atWork.remove(random.nextInt(atWork.size()));
        var id = claim.delivery().id();
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                arrived.merge(id, 1, Integer::sum);
                work.finish(claim, new Outcome.Sent(""));
            }
            case 2 -> work.finish(claim, new Outcome.TryLater(WHY, random.nextBoolean()));
            case 3 -> work.finish(claim, new Outcome.Refused(WHY));
            default -> {
                if (random.nextBoolean()) arrived.merge(id, 1, Integer::sum);
                work.finish(claim, new Outcome.Uncertain(WHY));
            }
        }
    }

    private void dies(RandomGenerator random) {
        if (atWork.isEmpty()) return;
        var claim = atWork.remove(random.nextInt(atWork.size()));
        if (random.nextBoolean()) arrived.merge(claim.delivery().id(), 1, Integer::sum);
    }

    private void passes(RandomGenerator random, DeliveryWork work) {
        now = now.plus(random.nextBoolean() ? Duration.ofMinutes(7) : Duration.ofHours(30));
        for (var abandoned : work.abandoned()) work.finish(abandoned, new Outcome.Uncertain(WHY));
        while (work.giveUpOne()) assertThat(now).isAfter(Instant.EPOCH);
    }

    private void assertAddsUp(Tally.Counts counts, int planned) {
        var rows = db.select(DELIVERY.STATE, DSL.count())
                .from(DELIVERY)
                .groupBy(DELIVERY.STATE)
                .fetchMap(row -> DeliveryState.of(row.value1()), row -> (long) row.value2());
        var open = rows.getOrDefault(DeliveryState.PLANNED, 0L) + rows.getOrDefault(DeliveryState.SENDING, 0L);
        assertThat(counts)
                .isEqualTo(new Tally.Counts(
                        planned,
                        open,
                        rows.getOrDefault(DeliveryState.SENT, 0L),
                        rows.getOrDefault(DeliveryState.FAILED, 0L),
                        rows.getOrDefault(DeliveryState.SKIPPED, 0L),
                        rows.getOrDefault(DeliveryState.UNCERTAIN, 0L)));
    }
}
