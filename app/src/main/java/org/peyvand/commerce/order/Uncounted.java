package org.peyvand.commerce.order;

import static org.peyvand.commerce.db.Tables.UNCOUNTED;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.SelectForUpdateStep;
import org.jooq.impl.DSL;
import org.peyvand.commerce.OrdersChanged;
import org.peyvand.database.Column;
import org.peyvand.workspace.Acting;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is summed up from customers' orders follows these: at once, or, while a file goes in whose chunks meet the same
 * customers again and again, after many chunks. Who waits for it is written down in the transaction of the orders.
 */
@Component
public class Uncounted {

    private static final int BATCH = 500;

    private final DSLContext db;
    private final StandingCount standing;
    private final ApplicationEventPublisher events;

    Uncounted(DSLContext db, StandingCount standing, ApplicationEventPublisher events) {
        this.db = db;
        this.standing = standing;
        this.events = events;
    }

    /** Counts these customers now, in the caller's transaction. */
    public void now(Set<UUID> customers) {
        if (customers.isEmpty()) return;
        standing.renew(customers);
        events.publishEvent(new OrdersChanged(customers));
    }

    /** Who waits already is locked, so that whoever counts them meanwhile does so again with these orders, or after them. */
    private static final String LATER = """
            insert into commerce.uncounted as known (workspace_id, customer_id)
            select ?::uuid, t.id from unnest(?::uuid[]) as t(id) order by t.id
            on conflict (workspace_id, customer_id) do update set customer_id = known.customer_id""";

    /** Lets these customers wait for {@link #some}. */
    void later(Collection<UUID> customers) {
        if (customers.isEmpty()) return;
        db.execute(LATER, Acting.workspace(), Column.ids(customers));
    }

    /** Counts some of those who wait; false when none does. Who was counted before a crash of the machine may wait once more. */
    @Transactional
    public boolean some() {
        return count(waiting().forUpdate());
    }

    /** As {@link #some}, past those whom somebody else counts or lets wait at this moment. */
    @Transactional
    public boolean someFree() {
        return count(waiting().forUpdate().skipLocked());
    }

    private SelectForUpdateStep<Record1<UUID>> waiting() {
        return db.select(UNCOUNTED.CUSTOMER_ID)
                .from(UNCOUNTED)
                .where(UNCOUNTED.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(UNCOUNTED.CUSTOMER_ID)
                .limit(BATCH);
    }

    private boolean count(ResultQuery<Record1<UUID>> some) {
        db.execute("set local synchronous_commit = off");
        var waiting = some.fetchArray(UNCOUNTED.CUSTOMER_ID);
        if (waiting.length == 0) return false;
        db.deleteFrom(UNCOUNTED)
                .where(UNCOUNTED.WORKSPACE_ID.eq(Acting.workspace()))
                .and(UNCOUNTED.CUSTOMER_ID.eq(DSL.any(waiting)))
                .execute();
        now(Set.of(waiting));
        return true;
    }
}
