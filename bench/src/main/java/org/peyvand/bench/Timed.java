package org.peyvand.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** How long each of many writings takes, by writers side by side. */
final class Timed {

    private Timed() {}

    /** So many, or as many as the time allows, each writer the next as soon as the last is written. */
    static Samples run(List<Writers.Writer> writers, int count, Duration most) throws InterruptedException {
        var nanos = new long[count];
        var taken = new AtomicInteger();
        long from = System.nanoTime();
        Writers.perSecond(
                writers.stream()
                        .map(writer -> (Writers.Writer) number -> {
                            long begun = System.nanoTime();
                            writer.write(number);
                            nanos[taken.getAndIncrement()] = System.nanoTime() - begun;
                        })
                        .toList(),
                count,
                most);
        return Samples.of(Arrays.copyOf(nanos, taken.get()), System.nanoTime() - from);
    }
}
