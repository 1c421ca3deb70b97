package org.peyvand.delivery;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.peyvand.workspace.WorkspaceId;

/** The workers of this node for one server: a few virtual threads at most, for as long as there is something to do. */
final class Lane {

    static final int WIDTH = 4;

    private final Semaphore free = new Semaphore(WIDTH);
    private final Set<WorkspaceId> waiting = ConcurrentHashMap.newKeySet();
    private final Consumer<WorkspaceId> work;

    /** @param work works on one workspace until nothing is due there */
    Lane(Consumer<WorkspaceId> work) {
        this.work = work;
    }

    /** One more worker for the workspace, now or as soon as one is free. */
    void wake(WorkspaceId workspace) {
        waiting.add(workspace);
        begin();
    }

    private void begin() {
        if (free.tryAcquire()) Thread.ofVirtual().name("delivery").start(this::run);
    }

    private void run() {
        try {
            for (var next = next(); next.isPresent(); next = next()) work.accept(next.get());
        } finally {
            free.release();
        }
        if (!waiting.isEmpty()) begin();
    }

    private Optional<WorkspaceId> next() {
        for (var workspace : waiting) if (waiting.remove(workspace)) return Optional.of(workspace);
        return Optional.empty();
    }

    /** Waits until nobody works any more; false where that takes too long. */
    boolean awaitRest(long seconds) {
        waiting.clear();
        try {
            return free.tryAcquire(WIDTH, seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
