package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.STANDING;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Pipeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps where each customer stands, told by the modules that know; lists and pages then need no sums. */
@Service
public class Standings {

    private final DSLContext db;
    private final Pipeline pipeline;

    Standings(DSLContext db, Pipeline pipeline) {
        this.pipeline = pipeline;
        this.db = db;
    }

    private static final String BOUGHT = """
            update customer.standing s
            set orders = t.orders, spent = t.spent, returns = t.returns, returned = t.returned,
                other_currency_orders = t.other_currency, first_order_at = t.first_at, last_order_at = t.last_at,
                traded_at = t.traded_at, usual_gap_days = t.gap, late_from = t.late_from
            from unnest(?::uuid[], ?::int[], ?::bigint[], ?::int[], ?::bigint[], ?::int[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::float8[], ?::timestamptz[])
                as t(id, orders, spent, returns, returned, other_currency, first_at, last_at, traded_at, gap, late_from)
            where s.workspace_id = ? and s.customer_id = t.id""";

    /** Counts what customers have bought to date. */
    @FunctionalInterface
    public interface Count {
        /** @return where they stand; who is missing bought nothing */
        Map<UUID, Standing> of(UUID[] customers);
    }

    /**
     * What was bought to date, counted anew; of the last time seen, the part that orders and returns have in it. Counted
     * under the lock, so that of two who write orders of one customer at once the later sees the orders of both.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bought(Collection<UUID> customers, Count count) {
        if (customers.isEmpty()) return;
        var ids = lock(customers);
        var counted = count.of(ids);
        var told = Arrays.stream(ids)
                .map(id -> counted.getOrDefault(id, Standing.NONE))
                .toList();
        db.execute(
                BOUGHT,
                ids,
                told.stream().map(Standing::orders).toArray(Integer[]::new),
                told.stream().map(Standing::spent).toArray(Long[]::new),
                told.stream().map(Standing::returns).toArray(Integer[]::new),
                told.stream().map(Standing::returned).toArray(Long[]::new),
                told.stream().map(Standing::otherCurrencyOrders).toArray(Integer[]::new),
                times(told, Standing::firstOrder),
                times(told, Standing::lastOrder),
                times(told, Standing::lastSeen),
                told.stream()
                        .map(standing -> standing.usualGapDays().orElse(null))
                        .toArray(Double[]::new),
                times(told, Standing::lateFrom),
                Acting.workspace());
    }

    private static OffsetDateTime[] times(List<Standing> told, Function<Standing, Optional<Instant>> which) {
        return told.stream().map(standing -> at(which.apply(standing))).toArray(OffsetDateTime[]::new);
    }

    /**
     * Lets nobody else count these customers before the caller's transaction ends. Locked in the order of their ids, so that
     * two who write many at once wait for each other instead of failing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID[] lock(Collection<UUID> customers) {
        return db.select(STANDING.CUSTOMER_ID)
                .from(STANDING)
                .where(STANDING.WORKSPACE_ID.eq(Acting.workspace()))
                .and(STANDING.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .orderBy(STANDING.CUSTOMER_ID)
                .forNoKeyUpdate()
                .fetchArray(STANDING.CUSTOMER_ID);
    }

    private static final String SEEN = """
            update customer.standing set contacted_at = ?
            where workspace_id = ? and customer_id = ? and (contacted_at is null or contacted_at < ?)""";

    /** The customers were in touch at these times; it is written with what the transaction writes next. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seen(Map<UUID, Instant> contacts) {
        if (contacts.size() == 1) contacts.forEach(this::seen);
        else seenAtOnce(contacts);
    }

    private void seen(UUID customer, Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        pipeline.later(SEEN, time, Acting.workspace(), customer, time);
    }

    private static final String SEEN_AT_ONCE = """
            update customer.standing s
            set contacted_at = t.at
            from unnest(?::uuid[], ?::timestamptz[]) as t(id, at)
            where s.workspace_id = ? and s.customer_id = t.id and (s.contacted_at is null or s.contacted_at < t.at)""";

    private void seenAtOnce(Map<UUID, Instant> contacts) {
        if (contacts.isEmpty()) return;
        var ids = lock(contacts.keySet());
        var times = Arrays.stream(ids).map(id -> contacts.get(id).atOffset(ZoneOffset.UTC));
        db.execute(SEEN_AT_ONCE, ids, times.toArray(OffsetDateTime[]::new), Acting.workspace());
    }

    /** Sets the last contact that is no order anew, where contacts have moved to or from the customer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lastContact(UUID customer, Optional<Instant> at) {
        db.update(STANDING)
                .set(STANDING.CONTACTED_AT, at(at))
                .where(STANDING.WORKSPACE_ID.eq(Acting.workspace()), STANDING.CUSTOMER_ID.eq(customer))
                .execute();
    }

    private static OffsetDateTime at(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
