package org.peyvand.conversation.live;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Gives the word of changes to the database's NOTIFY, behind the transactions that made them and all at once that came
 * meanwhile: a transaction that notifies has every other one that does so wait until its commit is on the disk.
 */
@Component
class Notifier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration DATABASE_GONE = Duration.ofSeconds(2);
    private static final Duration LOOK_UP = Duration.ofMillis(200);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** Where many change things at once, so many words go together that sending costs little. */
    private static final Duration REST = Duration.ofMillis(4);

    /** Word of changes that are on the disk need not be there itself. */
    private static final String SEND = """
            select set_config('synchronous_commit', 'off', true), count(pg_notify(?, word)) from unnest(?::text[]) as t(word)""";

    private final DSLContext db;
    private final BlockingQueue<Change> waiting = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private volatile Optional<Thread> sender = Optional.empty();

    Notifier(DSLContext db) {
        this.db = db;
    }

    /**
     * Of a change whose transaction is through. Where the sender has ended, or never began, as in a command of the
     * administrator, the word goes at once; on a thread of its own, since that of the change has its connection still.
     */
    void tell(Change change) {
        if (running) waiting.add(change);
        else await(Thread.ofVirtual().start(() -> insistently(Set.of(change))));
    }

    private void send() {
        while (running || !waiting.isEmpty()) {
            var changes = next();
            if (!changes.isEmpty()) insistently(changes);
        }
    }

    /** All that wait, the same one once; empty when none came for a while. */
    private Set<Change> next() {
        var changes = new LinkedHashSet<Change>();
        try {
            Optional.ofNullable(waiting.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS))
                    .ifPresent(changes::add);
        } catch (InterruptedException _) {
            running = false;
        }
        waiting.drainTo(changes);
        return changes;
    }

    /** While the database is away nothing changes, and when it is back every screen looks anew. */
    private void insistently(Set<Change> changes) {
        try {
            send(changes);
            rest(REST);
        } catch (RuntimeException gone) {
            LOG.warn("Live updates wait for the database: {}", gone.getClass().getSimpleName());
            if (running) waiting.addAll(changes);
            if (running) rest(DATABASE_GONE);
        }
    }

    private void send(Set<Change> changes) {
        var words = changes.stream().map(Change::toString).toArray(String[]::new);
        db.fetch(SEND, Changes.TOPIC, words);
    }

    private void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        sender = Optional.of(Thread.ofVirtual().name("notifier").start(this::send));
    }

    /** When requests have ended: what they changed is told still. Jobs end later, each telling for itself. */
    @Override
    public void stop() {
        running = false;
        sender.ifPresent(Notifier::await);
    }

    private static void await(Thread sending) {
        try {
            sending.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
