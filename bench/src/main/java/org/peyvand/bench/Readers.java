package org.peyvand.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** People who read pages side by side, each the next as soon as the last is there. */
record Readers(List<Visitor> visitors) {

    Readers first(int count) {
        return new Readers(visitors.subList(0, count));
    }

    /** Reads these pages in turn until so many are read or the time is over. */
    Samples read(List<String> paths, int requests, Duration most) throws InterruptedException {
        var turn = new AtomicInteger();
        var addresses = paths.stream().map(visitors.getFirst()::address).toList();
        long from = System.nanoTime();
        long until = from + most.toNanos();
        try (var threads = Executors.newFixedThreadPool(visitors.size())) {
            var parts = new ArrayList<Future<long[]>>();
            for (var visitor : visitors) {
                parts.add(threads.submit(() -> read(visitor, addresses, turn, requests, until)));
            }
            var nanos = new ArrayList<long[]>();
            for (var part : parts) nanos.add(part.get());
            return Samples.of(nanos.stream().flatMapToLong(Arrays::stream).toArray(), System.nanoTime() - from);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Reading failed: " + e.getCause().getMessage(), e);
        }
    }

    private static long[] read(Visitor visitor, List<URI> addresses, AtomicInteger turn, int requests, long until)
            throws Exception {
        var nanos = new long[requests];
        int read = 0;
        for (int at = turn.getAndIncrement(); at < requests && System.nanoTime() < until; at = turn.getAndIncrement()) {
            nanos[read++] = visitor.time(addresses.get(at % addresses.size()));
        }
        return Arrays.copyOf(nanos, read);
    }
}
