package org.peyvand.commerce.file;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the planner anew, again and again, what fills up while a file goes in; the file neither waits for it nor fails with it. */
final class StatisticsRenewal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StatisticsRenewal.class);

    private final Runnable act;
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private Future<?> last = CompletableFuture.completedFuture(null);

    StatisticsRenewal(Runnable act) {
        this.act = act;
    }

    /** Begins it once more, unless it is still going on. */
    void again() {
        if (last.isDone()) last = thread.submit(this::attempt);
    }

    private void attempt() {
        try {
            act.run();
        } catch (RuntimeException failure) {
            log.warn("What goes on beside an import failed: {}", failure.toString());
        }
    }

    /** Waits until it has come to its end. */
    @Override
    public void close() {
        thread.close();
    }
}
