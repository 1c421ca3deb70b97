package org.peyvand.commerce;

import static org.jooq.impl.DSL.field;
import static org.peyvand.commerce.db.Tables.ORDERS;
import static org.peyvand.commerce.db.Tables.UNCOUNTED;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
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
     * What one customer did.
     *
     * @param firstSale the order they began with
     * @param days oldest first; there is one at least
     */
    public record Shopping(UUID customer, Optional<UUID> firstSale, List<Day> days) {}

    /**
     * One day of one customer.
     *
     * @param sales sales of that day, in whatever currency
     * @param orders those of them in the currency asked for
     * @param spent their sum, in the smallest unit
     * @param returned sum of the day's returns in that currency, above zero
     * @param otherCurrency orders and returns in other currencies, which no sum includes
     */
    public record Day(LocalDate day, int sales, int orders, long spent, long returned, int otherCurrency) {

        private Day plus(Day other) {
            return new Day(
                    day,
                    sales + other.sales,
                    orders + other.orders,
                    spent + other.spent,
                    returned + other.returned,
                    otherCurrency + other.otherCurrency);
        }
    }

    /** What these customers did, by days as the zone's calendar counts them; who has no orders is missing. */
    @Transactional(readOnly = true)
    public List<Shopping> of(Collection<UUID> customers, String currency, ZoneId zone) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var rows = db.select(
                        ORDERS.CUSTOMER_ID,
                        ORDERS.ORDER_ID,
                        ORDERS.PLACED_AT,
                        field(ORDERS.KIND.eq(OrderKind.SALE.code())),
                        field(ORDERS.CURRENCY.eq(currency)),
                        ORDERS.TOTAL)
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()))
                .and(ORDERS.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .orderBy(ORDERS.CUSTOMER_ID, ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                .fetch(row ->
                        new Line(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
        var all = new ArrayList<Shopping>();
        for (int from = 0, to; from < rows.size(); from = to) {
            to = endOf(rows, from);
            all.add(shopping(rows.subList(from, to), zone));
        }
        return all;
    }

    private record Line(UUID customer, UUID order, OffsetDateTime at, boolean sale, boolean own, long total) {

        Day on(LocalDate day) {
            return new Day(
                    day,
                    sale ? 1 : 0,
                    sale && own ? 1 : 0,
                    sale && own ? total : 0,
                    !sale && own ? -total : 0,
                    own ? 0 : 1);
        }
    }

    private static int endOf(List<Line> rows, int from) {
        int to = from + 1;
        while (to < rows.size() && rows.get(to).customer().equals(rows.get(from).customer())) to++;
        return to;
    }

    private static Shopping shopping(List<Line> lines, ZoneId zone) {
        var days = new TreeMap<LocalDate, Day>();
        for (var line : lines) {
            var day = line.at().atZoneSameInstant(zone).toLocalDate();
            days.merge(day, line.on(day), Day::plus);
        }
        var first = lines.stream().filter(Line::sale).map(Line::order).findFirst();
        return new Shopping(lines.getFirst().customer(), first, List.copyOf(days.values()));
    }

    /** How many customers have orders that no sum counts yet; counted up to one more than that many. */
    @Transactional(readOnly = true)
    public int waiting(int most) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.fetchCount(DSL.selectOne()
                .from(UNCOUNTED)
                .where(UNCOUNTED.WORKSPACE_ID.eq(Acting.workspace()))
                .limit(most + 1));
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
