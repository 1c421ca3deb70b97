package org.peyvand.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sees to it that what is planned is looked at in time: by this node at once, and by any node before long. */
@Component
class Waking {

    private final DSLContext db;
    private final Clock clock;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Workers workers;

    Waking(DSLContext db, Clock clock, ObjectProvider<SchedulerClient> scheduler, Workers workers) {
        this.db = db;
        this.clock = clock;
        this.scheduler = scheduler;
        this.workers = workers;
    }

    /** Has this node look when the time has come, once the caller's transaction is through. */
    void afterCommit(Instant time) {
        var workspace = Acting.now().workspace();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                workers.wakeAt(workspace, time);
            }
        });
    }

    /** Has the workspace swept from now on; whoever else begins to at the same time waits, so that it is begun once. */
    void keepAwake() {
        db.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("delivery " + Acting.workspace()));
        scheduler.getObject().scheduleIfNotExists(DeliveryJobs.sweep(Acting.workspace(), clock.instant()));
    }
}
