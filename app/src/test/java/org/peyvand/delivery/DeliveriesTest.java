package org.peyvand.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.peyvand.delivery.TestCarrier.CHANNEL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is to leave leaves once, or a person is told why it did not; and the account adds up. */
@PeyvandTest
class DeliveriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Deliveries deliveries;

    @Autowired
    DeliveryWork work;

    @Autowired
    Workers workers;

    @Autowired
    TestCarrier carrier;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;
    private String server;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        server = "smtp-" + UUID.randomUUID() + ".example.ir";
    }

    @Test
    void whatIsPlannedLeavesByItself() {
        var id = plan(cause(), clock.instant());
        await().atMost(PATIENCE).until(() -> state(id) == DeliveryState.SENT);
        assertThat(get(id).externalRef()).isEqualTo("ref");
        assertThat(counts()).isEqualTo(new Tally.Counts(1, 0, 1, 0, 0, 0));
    }

    @Test
    void whatItsCauseTakesBackWasNeverPlanned() {
        var cause = cause();
        shop.run(() -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            deliveries.plan(planned(cause, clock.instant()));
            transaction.setRollbackOnly();
        }));
        assertThat(shop.acting(() -> deliveries.of(List.of(cause)))).isEmpty();
        assertThat(counts().planned()).isZero();
        assertThat(carrier.timesSent(cause)).isZero();
    }

    @Test
    void sameCauseMakesOneDelivery() {
        var cause = cause();
        var first = plan(cause, later());
        assertThat(plan(cause, later())).isEqualTo(first);
        assertThat(counts().planned()).isEqualTo(1);
    }

    @Test
    void nothingLeavesBeforeItsTime() {
        var cause = cause();
        plan(cause, later());
        shop.run(() -> assertThat(work.claim(server)).isEmpty());
        clock.advance(Duration.ofHours(3));
        workers.sweep(shop.id());
        await().atMost(PATIENCE).until(() -> carrier.timesSent(cause) == 1);
    }

    @Test
    void oneRowIsOneWorkersAlone() throws Exception {
        var ids = IntStream.range(0, 5).mapToObj(_ -> plan(cause(), later())).toList();
        clock.advance(Duration.ofHours(3));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = IntStream.range(0, 40)
                    .mapToObj(_ -> threads.submit(() -> shop.acting(() -> work.claim(server))))
                    .toList();
            var claimed = new ArrayList<UUID>();
            for (var claim : tries)
                claim.get().ifPresent(one -> claimed.add(one.delivery().id()));
            assertThat(claimed).doesNotHaveDuplicates();
            assertThat(ids).containsAll(claimed);
        }
    }

    @Test
    void atMostAFewAreSentByOneServerAtATime() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var go = new CountDownLatch(1);
        var ids = IntStream.range(0, 12)
                .mapToObj(_ -> {
                    var cause = cause();
                    carrier.answer(cause, _ -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        awaitOpen(go);
                        now.decrementAndGet();
                        return new Outcome.Sent("");
                    });
                    return plan(cause, clock.instant());
                })
                .toList();
        await().atMost(PATIENCE).until(() -> now.get() == Lane.WIDTH);
        go.countDown();
        await().atMost(PATIENCE).until(() -> ids.stream().allMatch(id -> state(id) == DeliveryState.SENT));
        assertThat(most).hasValue(Lane.WIDTH);
    }

    @Test
    void workerThatDiesLeavesAnUncertainDeliveryWhichIsNeverSentByItself() {
        var cause = cause();
        var id = claimed(cause).delivery().id();
        workers.sweep(shop.id());
        assertThat(state(id)).isEqualTo(DeliveryState.SENDING);
        clock.advance(DeliveryWork.CLAIM.plusSeconds(1));
        workers.sweep(shop.id());
        assertThat(state(id)).isEqualTo(DeliveryState.UNCERTAIN);
        clock.advance(Duration.ofDays(3));
        workers.sweep(shop.id());
        assertThat(state(id)).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(carrier.timesSent(cause)).isZero();
        assertThat(counts()).isEqualTo(new Tally.Counts(1, 0, 0, 0, 0, 1));
    }

    @Test
    void personDecidesAboutTheUncertain() {
        var arrived = uncertain();
        var again = uncertain();
        var givenUp = uncertain();
        shop.run(() -> {
            deliveries.arrived(arrived);
            deliveries.again(again);
            deliveries.giveUp(givenUp);
        });
        assertThat(state(arrived)).isEqualTo(DeliveryState.SENT);
        assertThat(state(givenUp)).isEqualTo(DeliveryState.SKIPPED);
        await().atMost(PATIENCE).until(() -> state(again) == DeliveryState.SENT);
        shop.run(() -> assertThatThrownBy(() -> deliveries.again(arrived)).isInstanceOf(Refused.class));
        assertThat(counts()).isEqualTo(new Tally.Counts(3, 0, 2, 0, 1, 0));
    }

    @Test
    void lateWordOfAWorkerIsHeardUnlessAPersonHasDecided() {
        var claims = List.of(claimed(cause()), claimed(cause()));
        var heard = claims.getFirst().delivery().id();
        var decided = claims.getLast().delivery().id();
        clock.advance(DeliveryWork.CLAIM.plusSeconds(1));
        workers.sweep(shop.id());
        shop.run(() -> deliveries.giveUp(decided));
        shop.run(() -> claims.forEach(claim -> work.finish(claim, new Outcome.Sent("late"))));
        assertThat(state(heard)).isEqualTo(DeliveryState.SENT);
        assertThat(state(decided)).isEqualTo(DeliveryState.SKIPPED);
    }

    @Test
    void carrierThatThrowsLeavesItUncertainAndHoldsUpNobody() {
        var thrown = cause();
        carrier.answer(thrown, _ -> {
            throw new IllegalStateException("no idea how far I got");
        });
        var first = plan(thrown, clock.instant());
        var next = plan(cause(), clock.instant());
        await().atMost(PATIENCE)
                .until(() -> state(first) == DeliveryState.UNCERTAIN && state(next) == DeliveryState.SENT);
        assertThat(get(first).problem()).isEqualTo(new Problem("delivery.problem.mistake", "IllegalStateException"));
    }

    @Test
    void whatNobodyCarriesFails() {
        var id = shop.acting(() -> new TransactionTemplate(transactions)
                        .execute(_ ->
                                deliveries.plan(new NewDelivery("pigeon", cause(), server, "to", "", clock.instant()))))
                .id();
        await().atMost(PATIENCE).until(() -> state(id) == DeliveryState.FAILED);
        assertThat(get(id).problem()).isEqualTo(new Problem("delivery.problem.noCarrier", "pigeon"));
    }

    @Test
    void serverOutOfOrderIsLeftAloneThenTriedAndGivenUpAfterTwoDays() {
        var cause = cause();
        carrier.answer(cause, _ -> new Outcome.TryLater(new Problem("down"), true));
        var other = plan(cause(), clock.instant().plusSeconds(3600));
        var id = plan(cause, clock.instant());
        await().atMost(PATIENCE).until(() -> get(id).isRetried());
        assertThat(get(id).nextTry())
                .isBetween(clock.instant().plusSeconds(40), clock.instant().plusSeconds(75));
        assertThat(shop.acting(() -> deliveries.outOfOrder()))
                .singleElement()
                .satisfies(down -> assertThat(down.server()).isEqualTo(server));
        for (var passed = Duration.ZERO; passed.toHours() < 52 && state(id).isOpen(); passed = passed.plusHours(3)) {
            clock.advance(Duration.ofHours(3));
            var sent = carrier.timesSent(cause);
            workers.sweep(shop.id());
            await().atMost(PATIENCE)
                    .until(() -> carrier.timesSent(cause) > sent || !state(id).isOpen());
            await().atMost(PATIENCE).until(() -> state(id) != DeliveryState.SENDING);
        }
        assertThat(state(id)).isEqualTo(DeliveryState.FAILED);
        assertThat(get(id).problem()).isEqualTo(new Problem("down"));
        workers.sweep(shop.id());
        await().atMost(PATIENCE).until(() -> !state(other).isOpen());
    }

    @Test
    void nothingIsTriedAtAServerThatIsLeftAlone() {
        var cause = cause();
        carrier.answer(cause, _ -> new Outcome.TryLater(new Problem("down"), true));
        var id = plan(cause, clock.instant());
        await().atMost(PATIENCE).until(() -> get(id).isRetried());
        var next = plan(cause(), clock.instant());
        shop.run(() -> assertThat(work.claim(server)).isEmpty());
        clock.advance(Duration.ofMinutes(2));
        workers.sweep(shop.id());
        await().atMost(PATIENCE).until(() -> state(next) == DeliveryState.SENT);
    }

    @Test
    void refusalOfOneIsNotTheServersFault() {
        var refused = cause();
        carrier.answer(refused, _ -> new Outcome.Refused(new Problem("refused", "550 nobody here")));
        var busy = cause();
        carrier.answer(busy, _ -> new Outcome.TryLater(new Problem("busy"), false));
        var ids = List.of(plan(refused, clock.instant()), plan(busy, clock.instant()), plan(cause(), clock.instant()));
        await().atMost(PATIENCE).until(() -> state(ids.get(2)) == DeliveryState.SENT);
        await().atMost(PATIENCE).until(() -> state(ids.get(0)) == DeliveryState.FAILED);
        await().atMost(PATIENCE).until(() -> get(ids.get(1)).isRetried());
        assertThat(get(ids.get(0)).problem().detail()).isEqualTo("550 nobody here");
        assertThat(shop.acting(() -> deliveries.outOfOrder())).isEmpty();
    }

    @Test
    void takenBackInTimeIsNeverSentAndTooLateIsRefused() {
        var cause = cause();
        var id = plan(cause, later());
        shop.run(() -> deliveries.takeBack(id));
        clock.advance(Duration.ofHours(3));
        workers.sweep(shop.id());
        assertThat(state(id)).isEqualTo(DeliveryState.SKIPPED);
        shop.run(() -> assertThatThrownBy(() -> deliveries.again(id)).isInstanceOf(Refused.class));
        var gone = plan(cause(), clock.instant());
        await().atMost(PATIENCE).until(() -> state(gone) == DeliveryState.SENT);
        shop.run(() -> assertThatThrownBy(() -> deliveries.takeBack(gone)).isInstanceOf(Refused.class));
        assertThat(carrier.timesSent(cause)).isZero();
    }

    /** Whoever wins the row wins: the one who takes back, or the worker. */
    @Test
    void takenBackOrSentNeverBoth() throws Exception {
        for (int round = 0; round < 25; round++) {
            var cause = cause();
            var id = plan(cause, clock.instant());
            var takenBack = shop.acting(() -> {
                try {
                    deliveries.takeBack(id);
                    return true;
                } catch (Refused tooLate) {
                    return false;
                }
            });
            await().atMost(PATIENCE).until(() -> !state(id).isOpen());
            assertThat(carrier.timesSent(cause)).isEqualTo(takenBack ? 0 : 1);
            assertThat(state(id)).isEqualTo(takenBack ? DeliveryState.SKIPPED : DeliveryState.SENT);
        }
    }

    @Test
    void analystDecidesNothing() {
        var id = uncertain();
        Acting.run(shop.join(Role.ANALYST).actor(), () -> {
            for (Runnable act : List.<Runnable>of(
                    () -> deliveries.again(id),
                    () -> deliveries.arrived(id),
                    () -> deliveries.giveUp(id),
                    () -> deliveries.takeBack(id))) {
                assertThatThrownBy(act::run).isInstanceOf(Refused.class);
            }
        });
    }

    private UUID uncertain() {
        var cause = cause();
        carrier.answer(
                cause,
                delivery -> delivery.attempts() == 1 && carrier.timesSent(cause) == 1
                        ? new Outcome.Uncertain(new Problem("lost"))
                        : new Outcome.Sent(""));
        var id = plan(cause, clock.instant());
        await().atMost(PATIENCE).until(() -> state(id) == DeliveryState.UNCERTAIN);
        return id;
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String cause() {
        return "cause/" + UUID.randomUUID();
    }

    private Instant later() {
        return clock.instant().plus(Duration.ofHours(2));
    }

    private NewDelivery planned(String cause, Instant notBefore) {
        return new NewDelivery(CHANNEL, cause, server, "to@example.com", "", notBefore);
    }

    private UUID plan(String cause, Instant notBefore) {
        return shop.acting(() ->
                        new TransactionTemplate(transactions).execute(_ -> deliveries.plan(planned(cause, notBefore))))
                .id();
    }

    /** Given to a worker the moment it is planned, before the program's own can take it. */
    private DeliveryWork.Claim claimed(String cause) {
        return shop.acting(() -> new TransactionTemplate(transactions).execute(_ -> {
            deliveries.plan(planned(cause, clock.instant()));
            return work.claim(server).orElseThrow();
        }));
    }

    private Delivery get(UUID id) {
        return shop.acting(() -> deliveries.get(id));
    }

    private DeliveryState state(UUID id) {
        return get(id).state();
    }

    private Tally.Counts counts() {
        return shop.acting(() -> deliveries.counts());
    }
}
