package org.peyvand.commerce.file;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** Lets one thread read a file while another writes what was read before it: at most two chunks lie between them. */
final class Ahead {

    private static final int BETWEEN = 2;

    /** What is handed over: a chunk, or why there will be no more. */
    private sealed interface Handed {
        record Next(Chunk chunk) implements Handed {}

        record Failed(RuntimeException why) implements Handed {}

        record End() implements Handed {}
    }

    private final BlockingQueue<Handed> queue = new ArrayBlockingQueue<>(BETWEEN);

    private Ahead() {}

    /** Runs the source on a thread of its own and the sink on this one; a failure of either ends both. */
    static void run(Consumer<Consumer<Chunk>> source, Consumer<Chunk> sink) {
        var ahead = new Ahead();
        var reader = Thread.ofPlatform().name("import-reader").start(() -> ahead.read(source));
        try {
            ahead.write(sink);
        } finally {
            reader.interrupt();
        }
    }

    private void read(Consumer<Consumer<Chunk>> source) {
        try {
            source.accept(chunk -> hand(new Handed.Next(chunk)));
            hand(new Handed.End());
        } catch (Cancelled _) {
            return;
        } catch (RuntimeException why) {
            tell(why);
        }
    }

    private void tell(RuntimeException why) {
        try {
            queue.put(new Handed.Failed(why));
        } catch (InterruptedException _) {
            return;
        }
    }

    private void hand(Handed handed) {
        try {
            queue.put(handed);
        } catch (InterruptedException _) {
            throw new Cancelled();
        }
    }

    private void write(Consumer<Chunk> sink) {
        while (true) {
            switch (take()) {
                case Handed.Next(var chunk) -> sink.accept(chunk);
                case Handed.Failed(var why) -> throw why;
                case Handed.End() -> {
                    return;
                }
            }
        }
    }

    private Handed take() {
        try {
            return queue.take();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    /** The program stops, or the other side has. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super(null, null, false, false);
        }
    }
}
