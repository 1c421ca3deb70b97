package org.peyvand.commerce.order;

import static org.peyvand.commerce.db.Tables.ORDERS;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts everybody's orders anew where the business counts otherwise than before. */
@Component
class StandingRecount {

    private static final int BATCH = 1_000;

    private final DSLContext db;
    private final StandingCount standing;
    private final TransactionTemplate transaction;

    StandingRecount(DSLContext db, StandingCount standing, TransactionTemplate transaction) {
        this.db = db;
        this.standing = standing;
        this.transaction = transaction;
    }

    /** Each batch in a transaction of its own; doing it again does no harm. */
    void all() {
        var counted = Optional.<UUID>empty();
        do {
            var after = counted;
            counted = transaction.execute(_ -> some(after));
        } while (counted.isPresent());
    }

    /** The last one counted; empty where nobody was left. */
    private Optional<UUID> some(Optional<UUID> after) {
        var customers = db.selectDistinct(ORDERS.CUSTOMER_ID)
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.CUSTOMER_ID.isNotNull())
                .and(after.map(ORDERS.CUSTOMER_ID::gt).orElseGet(DSL::noCondition))
                .orderBy(ORDERS.CUSTOMER_ID)
                .limit(BATCH)
                .fetch(ORDERS.CUSTOMER_ID);
        standing.renew(customers);
        return customers.isEmpty() ? Optional.empty() : Optional.of(customers.getLast());
    }
}
