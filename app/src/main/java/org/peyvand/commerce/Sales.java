package org.peyvand.commerce;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.peyvand.commerce.db.Tables.ORDERS;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop sold lately; read from the index by day, so it costs what those days hold and no more. */
@Service
public class Sales {

    private static final Duration QUIET = Duration.ofDays(60);

    private final DSLContext db;
    private final Workspaces workspaces;
    private final Clock clock;

    Sales(DSLContext db, Workspaces workspaces, Clock clock) {
        this.db = db;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * Sales and returns of some days, in the workspace's currency.
     *
     * @param total sales less returns, in the smallest unit
     */
    public record Sold(int sales, int returns, long total) {}

    /**
     * The last order, where it lies so many days back that whatever counts from today speaks of a shop that has closed, or
     * whose newer orders are not here.
     */
    @Transactional(readOnly = true)
    public Optional<Instant> quietSince() {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.select(ORDERS.PLACED_AT)
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(ORDERS.PLACED_AT.desc(), ORDERS.ORDER_ID.desc())
                .limit(1)
                .fetchOptional(row -> row.value1().toInstant())
                .filter(last -> last.isBefore(clock.instant().minus(QUIET)));
    }

    /** From that instant on. */
    @Transactional(readOnly = true)
    public Sold since(Instant from) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.select(
                        count().filterWhere(ORDERS.KIND.eq(OrderKind.SALE.code())),
                        count().filterWhere(ORDERS.KIND.eq(OrderKind.RETURN.code())),
                        coalesce(sum(ORDERS.TOTAL), BigDecimal.ZERO))
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()))
                .and(ORDERS.PLACED_AT.ge(from.atOffset(ZoneOffset.UTC)))
                .and(ORDERS.CURRENCY.eq(workspaces.settings().currency()))
                .fetchSingle(
                        row -> new Sold(row.value1(), row.value2(), row.value3().longValueExact()));
    }
}
