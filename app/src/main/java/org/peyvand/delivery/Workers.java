package org.peyvand.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.peyvand.delivery.DeliveryWork.Claim;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Has the carriers send what is due, on virtual threads, a few at a time for each server. */
@Component
class Workers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int TRIES_TO_WRITE_DOWN = 5;
    private static final Duration DATABASE_GONE = Duration.ofSeconds(2);
    private static final long SECONDS_TO_END = 8;
    private static final long SURELY_DUE_MS = 5;

    private final Clock clock;
    private final DeliveryWork work;
    private final ObjectProvider<Carrier> carriers;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("delivery-alarm").factory());
    private volatile boolean running;

    /** @param carriers asked for late, as they stand on what plans deliveries */
    Workers(Clock clock, DeliveryWork work, ObjectProvider<Carrier> carriers) {
        this.clock = clock;
        this.work = work;
        this.carriers = carriers;
    }

    /** Looks at the workspace when that time has come, if this node still runs then. */
    void wakeAt(WorkspaceId workspace, Instant time) {
        var wait = Math.max(0, Duration.between(clock.instant(), time).toMillis()) + SURELY_DUE_MS;
        if (running)
            alarm.schedule(() -> Thread.startVirtualThread(() -> wake(workspace)), wait, TimeUnit.MILLISECONDS);
    }

    private void wake(WorkspaceId workspace) {
        try {
            Acting.run(
                    Actor.system(workspace),
                    () -> work.due().forEach(server -> lane(server).wake(workspace)));
        } catch (DataAccessException | TransactionException gone) {
            LOG.warn("Deliveries wait for the database: {}", gone.getClass().getSimpleName());
        }
    }

    /** Sees to what workers that died left behind, and wakes those needed. */
    void sweep(WorkspaceId workspace) {
        Acting.run(Actor.system(workspace), () -> {
            for (var abandoned : work.abandoned()) work.finish(abandoned, interrupted(abandoned.delivery()));
            while (work.giveUpOne()) {}
        });
        wake(workspace);
    }

    private Lane lane(String server) {
        return lanes.computeIfAbsent(
                server,
                _ -> new Lane(workspace -> Acting.run(Actor.system(workspace), () -> drain(workspace, server))));
    }

    private void drain(WorkspaceId workspace, String server) {
        try {
            var claim = next(server);
            while (claim.isPresent()) {
                lane(server).wake(workspace);
                claim = writeDown(claim.get(), sent(claim.get().delivery()), server);
            }
        } catch (DataAccessException | TransactionException gone) {
            LOG.warn("Deliveries wait for the database: {}", gone.getClass().getSimpleName());
        }
    }

    private Optional<Claim> next(String server) {
        return running ? work.claim(server) : Optional.empty();
    }

    private Outcome sent(Delivery delivery) {
        return asked(
                delivery,
                carrier -> work.mayGo(delivery)
                        ? carrier.send(delivery)
                        : new Outcome.Skipped(new Problem("delivery.problem.noConsent")));
    }

    private Outcome interrupted(Delivery delivery) {
        if (delivery.problem().equals(RestoredDeliveries.RESTORED)) return new Outcome.Uncertain(delivery.problem());
        return asked(delivery, carrier -> carrier.interrupted(delivery));
    }

    private Outcome asked(Delivery delivery, Function<Carrier, Outcome> question) {
        try {
            return carriers.stream()
                    .filter(carrier -> carrier.channel().equals(delivery.channel()))
                    .findFirst()
                    .map(question)
                    .orElseGet(
                            () -> new Outcome.Refused(new Problem("delivery.problem.noCarrier", delivery.channel())));
        } catch (RuntimeException mistake) {
            var kind = mistake.getClass().getSimpleName();
            LOG.error("The carrier of {} failed: {} at {}", delivery.channel(), kind, mistake.getStackTrace()[0]);
            return new Outcome.Uncertain(new Problem("delivery.problem.mistake", kind));
        }
    }

    /** What is not written down would be uncertain, so a database that is away for a moment is waited for. */
    private Optional<Claim> writeDown(Claim claim, Outcome outcome, String server) {
        for (int tried = 1; ; tried++) {
            try {
                if (running) return work.finishAndClaim(claim, outcome, server);
                work.finish(claim, outcome);
                return Optional.empty();
            } catch (DataAccessException | TransactionException gone) {
                if (tried == TRIES_TO_WRITE_DOWN) throw gone;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(DATABASE_GONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Begins nothing more, and lets what is on its way arrive. */
    @Override
    public void stop() {
        running = false;
        lanes.values().forEach(lane -> lane.awaitRest(SECONDS_TO_END));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
