package org.peyvand.commerce.order;

import static org.peyvand.commerce.db.Tables.ORDERS;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.customer.CustomerLookup;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds customers by the beginning of an order's number. */
@Component
class OrderNumberLookup implements CustomerLookup {

    private static final int SHORTEST = 3;

    private final DSLContext db;

    OrderNumberLookup(DSLContext db) {
        this.db = db;
    }

    /** A range of the index, as {@code like} is no index condition behind the wall. */
    @Override
    @Transactional(readOnly = true)
    public List<UUID> find(String typed, int limit) {
        var key = Told.numberKey(typed);
        if (key.length() < SHORTEST) return List.of();
        return db
                .select(ORDERS.CUSTOMER_ID)
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.NUMBER_KEY.ge(key))
                .and(ORDERS.NUMBER_KEY.lt(key + Character.MAX_VALUE))
                .and(ORDERS.CUSTOMER_ID.isNotNull())
                .orderBy(ORDERS.NUMBER_KEY)
                .limit(limit)
                .fetch(ORDERS.CUSTOMER_ID)
                .stream()
                .distinct()
                .toList();
    }
}
