package org.peyvand.workspace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What nearly every request asks for and hardly anybody changes, kept in memory for each workspace. A change made by this
 * node is seen as soon as its transaction is through, one made by another node within a second.
 */
public final class Remembered<T> {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final long MOST_WORKSPACES = 10_000;

    private final Cache<UUID, T> known = Caffeine.newBuilder()
            .expireAfterWrite(GOOD_FOR)
            .maximumSize(MOST_WORKSPACES)
            .build();

    /** As it is remembered for the workspace acted in, or else as it is read now; never empty-handed, so never null. */
    public T get(Supplier<T> read) {
        if (isBeingChanged()) return read.get();
        var there = known.getIfPresent(Acting.workspace());
        return there != null ? there : readNow(read);
    }

    /** Not while the cache holds a lock: reading may wait for a connection. */
    private T readNow(Supplier<T> read) {
        var now = read.get();
        known.put(Acting.workspace(), now);
        return now;
    }

    /** Whoever changes it calls this in the transaction that does; what that transaction reads is not remembered. */
    public void forget() {
        if (isBeingChanged()) return;
        var workspace = Acting.workspace();
        TransactionSynchronizationManager.bindResource(this, workspace);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(Remembered.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(Remembered.this, workspace);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(Remembered.this);
                known.invalidate(workspace);
            }
        });
    }

    private boolean isBeingChanged() {
        return TransactionSynchronizationManager.hasResource(this);
    }
}
