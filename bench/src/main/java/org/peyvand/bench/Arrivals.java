package org.peyvand.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was due at a moment and arrives later, each known by a key. Times are of {@link System#nanoTime}. */
final class Arrivals {

    private final Map<Object, Long> due = new ConcurrentHashMap<>();
    private final Queue<Long> took = new ConcurrentLinkedQueue<>();

    void due(Object key, long at) {
        due.put(key, at);
    }

    /** Counts the first arrival alone; what is not waited for is nothing. */
    void arrived(Object key) {
        long now = System.nanoTime();
        var at = due.remove(key);
        if (at != null) took.add(now - at);
    }

    void took(long nanos) {
        took.add(nanos);
    }

    void awaitAll(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!due.isEmpty() && System.nanoTime() < until) Thread.sleep(20);
    }

    /** How many have not arrived. */
    int missing() {
        return due.size();
    }

    void forget() {
        due.clear();
        took.clear();
    }

    Samples samples() {
        return Samples.of(took.stream().mapToLong(Long::longValue).toArray(), 1);
    }
}
