package org.peyvand.commerce.file;

import java.util.concurrent.atomic.AtomicReference;

/** Does one thing on a thread of its own beside another on this one, and waits for both. */
final class Beside {

    private Beside() {}

    /** A failure of either is thrown on once both have ended; that of this thread first. */
    static void run(String name, Runnable beside, Runnable here) {
        var failed = new AtomicReference<RuntimeException>();
        var other = Thread.ofPlatform().name(name).start(() -> {
            try {
                beside.run();
            } catch (RuntimeException why) {
                failed.set(why);
            }
        });
        try {
            here.run();
        } finally {
            join(other);
        }
        if (failed.get() != null) throw failed.get();
    }

    private static void join(Thread other) {
        boolean interrupted = false;
        while (other.isAlive()) {
            try {
                other.join();
            } catch (InterruptedException _) {
                interrupted = true;
                other.interrupt();
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
