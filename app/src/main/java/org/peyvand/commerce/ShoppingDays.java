package org.peyvand.commerce;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.peyvand.commerce.db.Tables.ORDERS;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers did on each day, for whoever counts by days and months. */
@Service
public class ShoppingDays {

    private final DSLContext db;

    ShoppingDays(DSLContext db) {
        this.db = db;
    }

    /**
     * One day of one customer.
     *
     * @param sales sales of that day, in whatever currency
     * @param orders those of them in the currency asked for
     * @param spent their sum, in the smallest unit
     * @param returned sum of the day's returns in that currency, above zero
     * @param otherCurrency orders and returns in other currencies, which no sum includes
     */
    public record Day(
            UUID customer, LocalDate day, int sales, int orders, long spent, long returned, int otherCurrency) {}

    /** The days of these customers as the zone's calendar counts them, each customer's oldest first. */
    @Transactional(readOnly = true)
    public List<Day> of(Collection<UUID> customers, String currency, ZoneId zone) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var day = field("({0} at time zone {1})::date", LocalDate.class, ORDERS.PLACED_AT, val(zone.getId()));
        var sale = ORDERS.KIND.eq(OrderKind.SALE.code());
        var own = ORDERS.CURRENCY.eq(currency);
        return db.select(
                        ORDERS.CUSTOMER_ID,
                        day,
                        count().filterWhere(sale),
                        count().filterWhere(own.and(sale)),
                        sum(own.and(sale)),
                        sum(own.andNot(sale)),
                        count().filterWhere(own.not()))
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()))
                .and(ORDERS.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .groupBy(DSL.one(), DSL.two())
                .orderBy(DSL.one(), DSL.two())
                .fetch(row -> new Day(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        -row.value6(),
                        row.value7()));
    }

    /** As a whole number: a customer's orders of one day do not reach what it holds. */
    private static Field<Long> sum(Condition which) {
        return field("coalesce(sum({0}) filter (where {1}), 0)::bigint", Long.class, ORDERS.TOTAL, which);
    }

    /** Customers with orders, by their ids, those after one if it is given: to go through all of them. */
    @Transactional(readOnly = true)
    public List<UUID> customers(Optional<UUID> after, int most) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.selectDistinct(ORDERS.CUSTOMER_ID)
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.CUSTOMER_ID.isNotNull())
                .and(after.map(ORDERS.CUSTOMER_ID::gt).orElse(DSL.noCondition()))
                .orderBy(ORDERS.CUSTOMER_ID)
                .limit(most)
                .fetch(ORDERS.CUSTOMER_ID);
    }
}
