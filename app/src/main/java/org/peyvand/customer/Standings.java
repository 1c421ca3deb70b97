package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.STANDING;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps where each customer stands, told by the modules that know; lists and pages then need no sums. */
@Service
public class Standings {

    private final DSLContext db;

    Standings(DSLContext db) {
        this.db = db;
    }

    /** What was bought to date, counted anew. The last time seen only ever moves forward. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bought(Map<UUID, Standing> counted) {
        db.batch(counted.entrySet().stream().map(entry -> bought(entry.getKey(), entry.getValue())).toList())
                .execute();
    }

    private Query bought(UUID customer, Standing counted) {
        return db.update(STANDING)
                .set(STANDING.ORDERS, counted.orders())
                .set(STANDING.SPENT, counted.spent())
                .set(STANDING.RETURNS, counted.returns())
                .set(STANDING.RETURNED, counted.returned())
                .set(STANDING.OTHER_CURRENCY_ORDERS, counted.otherCurrencyOrders())
                .set(STANDING.FIRST_ORDER_AT, at(counted.firstOrder()))
                .set(STANDING.LAST_ORDER_AT, at(counted.lastOrder()))
                .set(STANDING.LAST_SEEN_AT, DSL.greatest(STANDING.LAST_SEEN_AT, DSL.val(at(counted.lastSeen()), OffsetDateTime.class)))
                .set(STANDING.USUAL_GAP_DAYS, counted.usualGapDays().orElse(null))
                .set(STANDING.LATE_FROM, at(counted.lateFrom()))
                .where(STANDING.WORKSPACE_ID.eq(Acting.workspace()), STANDING.CUSTOMER_ID.eq(customer));
    }

    /** The customer was in touch at that time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seen(UUID customer, Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        db.update(STANDING)
                .set(STANDING.LAST_SEEN_AT, time)
                .where(STANDING.WORKSPACE_ID.eq(Acting.workspace()), STANDING.CUSTOMER_ID.eq(customer))
                .and(STANDING.LAST_SEEN_AT.isNull().or(STANDING.LAST_SEEN_AT.lt(time)))
                .execute();
    }

    /** Sets the last contact anew, where contacts have moved to or from the customer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lastSeen(UUID customer, Optional<Instant> at) {
        db.update(STANDING)
                .set(STANDING.LAST_SEEN_AT, at(at))
                .where(STANDING.WORKSPACE_ID.eq(Acting.workspace()), STANDING.CUSTOMER_ID.eq(customer))
                .execute();
    }

    private static OffsetDateTime at(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
