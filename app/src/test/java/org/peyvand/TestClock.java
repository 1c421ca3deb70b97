package org.peyvand;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The program's clock, which a test may set or move on. It runs with the system's until then, and after the test. */
public final class TestClock extends Clock {

    private static final Clock SYSTEM = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private volatile Clock running = SYSTEM;

    /** Stands still at that instant. */
    public void set(Instant instant) {
        running = Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** Goes on from where it is by that much. */
    public void advance(Duration duration) {
        running = Clock.offset(running, duration);
    }

    /** Runs with the system's clock again. */
    public void reset() {
        running = SYSTEM;
    }

    @Override
    public Instant instant() {
        return running.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return running.withZone(zone);
    }

    /** Leaves the clock to the next test as it should be. */
    static final class GoesOn implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext test) {
            SpringExtension.getApplicationContext(test).getBean(TestClock.class).reset();
        }
    }
}
