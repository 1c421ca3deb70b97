package org.peyvand.database;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a server from the moment it is up, and brings it back when it has died without being told to stop. */
final class Revival implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Revival.class);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Starts the server again; what goes wrong is told and tried again. */
    @FunctionalInterface
    interface Start {
        void now() throws IOException;
    }

    private final BooleanSupplier alive;
    private final Start start;
    private final Thread watch;
    private volatile boolean over;

    Revival(BooleanSupplier alive, Start start) {
        this.alive = alive;
        this.start = start;
        this.watch = Thread.ofPlatform().daemon().name("postgresql-watch").unstarted(this::watch);
    }

    void begin() {
        watch.start();
    }

    private void watch() {
        var pause = GLANCE;
        while (sleep(pause)) {
            pause = alive.getAsBoolean() || revived() ? GLANCE : longer(pause);
        }
    }

    private boolean revived() {
        log.error("PostgreSQL has died. Starting it again.");
        try {
            start.now();
            log.info("PostgreSQL is back.");
            return true;
        } catch (IOException | DatabaseUnavailable notYet) {
            log.error("PostgreSQL cannot be started again yet: {}", notYet.getMessage());
            return false;
        }
    }

    private boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return !over;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** A start under way is let come to its end, so that nothing is left running behind. */
    @Override
    public void close() {
        over = true;
        if (watch.isAlive()) join();
    }

    private void join() {
        try {
            watch.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
