package org.peyvand.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Writers side by side, each the next as soon as the last is written. */
final class Writers {

    private Writers() {}

    /** One writer: writes the thing of that number. */
    @FunctionalInterface
    interface Writer {
        void write(int number) throws Exception;
    }

    /** How many are written a second, of so many or as many as the time allows. */
    static double perSecond(List<? extends Writer> writers, int count, Duration most) throws InterruptedException {
        var turn = new AtomicInteger();
        long from = System.nanoTime();
        long until = from + most.toNanos();
        int written = 0;
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            var parts = new ArrayList<Future<Integer>>();
            for (var writer : writers) parts.add(threads.submit(() -> write(writer, turn, count, until)));
            for (var part : parts) written += part.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Writing failed: " + e.getCause().getMessage(), e);
        }
        return written * 1e9 / (System.nanoTime() - from);
    }

    private static int write(Writer writer, AtomicInteger turn, int count, long until) throws Exception {
        int written = 0;
        for (int number = turn.getAndIncrement();
                number < count && System.nanoTime() < until;
                number = turn.getAndIncrement()) {
            writer.write(number);
            written++;
        }
        return written;
    }
}
