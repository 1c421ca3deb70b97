package org.peyvand.commerce.order;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.peyvand.commerce.db.Tables.ORDERS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.peyvand.commerce.OrderKind;
import org.peyvand.customer.Standing;
import org.peyvand.customer.Standings;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;

/**
 * Counts from a customer's orders where they stand, with one statement for many customers. Their rhythm is the median of
 * the days between the days they shopped on, as the calendar of the workspace's zone counts days; two gaps at least make
 * a rhythm.
 */
@Component
class StandingCount {

    private static final int FEWEST_GAPS = 2;
    private static final double SECONDS_OF_DAY = 86_400;

    private final DSLContext db;
    private final Workspaces workspaces;
    private final Standings standings;

    StandingCount(DSLContext db, Workspaces workspaces, Standings standings) {
        this.db = db;
        this.workspaces = workspaces;
        this.standings = standings;
    }

    /** Counts these customers anew, in the caller's transaction. */
    void renew(Collection<UUID> customers) {
        var settings = workspaces.settings();
        standings.bought(
                customers,
                ids -> sums(ids, settings.currency(), gaps(ids, settings.zone().getId())));
    }

    private Map<UUID, Standing> sums(UUID[] ids, String currency, Map<UUID, Double> gaps) {
        var own = ORDERS.CURRENCY.eq(currency);
        var sale = ORDERS.KIND.eq(OrderKind.SALE.code());
        var ownSale = own.and(sale);
        var ownReturn = own.and(ORDERS.KIND.eq(OrderKind.RETURN.code()));
        return db.select(
                        ORDERS.CUSTOMER_ID,
                        count().filterWhere(ownSale),
                        coalesce(sum(ORDERS.TOTAL).filterWhere(ownSale), BigDecimal.ZERO),
                        count().filterWhere(ownReturn),
                        coalesce(sum(ORDERS.TOTAL).filterWhere(ownReturn), BigDecimal.ZERO),
                        count().filterWhere(own.not()),
                        min(ORDERS.PLACED_AT).filterWhere(sale),
                        max(ORDERS.PLACED_AT).filterWhere(sale),
                        max(ORDERS.PLACED_AT))
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.CUSTOMER_ID.eq(DSL.any(ids)))
                .groupBy(ORDERS.CUSTOMER_ID)
                .fetchMap(
                        ORDERS.CUSTOMER_ID,
                        row -> standing(
                                row.value2(),
                                row.value3().longValueExact(),
                                row.value4(),
                                row.value5().negate().longValueExact(),
                                row.value6(),
                                row.value7(),
                                row.value8(),
                                row.value9(),
                                Optional.ofNullable(gaps.get(row.value1()))));
    }

    private static Standing standing(
            int orders,
            long spent,
            int returns,
            long returned,
            int otherCurrency,
            OffsetDateTime first,
            OffsetDateTime last,
            OffsetDateTime seen,
            Optional<Double> gap) {
        var lastOrder = instant(last);
        return new Standing(
                orders,
                spent,
                returns,
                returned,
                otherCurrency,
                instant(first),
                lastOrder,
                instant(seen),
                gap,
                lastOrder.flatMap(at -> gap.map(days -> late(at, days))));
    }

    private static Instant late(Instant last, double gapDays) {
        return last.plusSeconds(Math.round(gapDays * Standing.LATE_AFTER_GAPS * SECONDS_OF_DAY));
    }

    private static Optional<Instant> instant(OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private Map<UUID, Double> gaps(UUID[] ids, String zone) {
        var days = db.selectDistinct(ORDERS.CUSTOMER_ID, day(zone).as("day"))
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.CUSTOMER_ID.eq(DSL.any(ids)))
                .and(ORDERS.KIND.eq(OrderKind.SALE.code()))
                .asTable("days");
        var customer = days.field(ORDERS.CUSTOMER_ID);
        var day = days.field("day", LocalDate.class);
        var gaps = db.select(
                        customer,
                        since(day, lag(day).over().partitionBy(customer).orderBy(day))
                                .as("gap"))
                .from(days)
                .asTable("gaps");
        var gap = gaps.field("gap", Double.class);
        var whose = gaps.field(ORDERS.CUSTOMER_ID);
        return db.select(whose, percentileCont(val(0.5)).withinGroupOrderBy(gap))
                .from(gaps)
                .where(gap.isNotNull())
                .groupBy(whose)
                .having(count().ge(FEWEST_GAPS))
                .fetchMap(row -> row.value1(), row -> row.value2().doubleValue());
    }

    private static Field<LocalDate> day(String zone) {
        return field("({0} at time zone {1})::date", LocalDate.class, ORDERS.PLACED_AT, val(zone));
    }

    private static Field<Double> since(Field<LocalDate> day, Field<LocalDate> before) {
        return field("({0} - {1})::float8", Double.class, day, before);
    }
}
