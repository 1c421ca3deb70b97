package org.peyvand.commerce.order;

import static org.peyvand.commerce.db.Tables.ORDERS;
import static org.peyvand.commerce.db.Tables.ORDER_LINE;
import static org.peyvand.commerce.db.Tables.PRODUCT;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.commerce.Order;
import org.peyvand.commerce.OrderKind;
import org.peyvand.commerce.Orders;
import org.peyvand.commerce.db.tables.records.OrdersRecord;
import org.peyvand.customer.Cursor;
import org.peyvand.money.Money;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** Reads orders as they stand. */
@Component
public class OrderReader {

    private final DSLContext db;

    OrderReader(DSLContext db) {
        this.db = db;
    }

    /** The newest first. */
    public List<Order> newestOf(UUID customer, int most) {
        return db.selectFrom(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.CUSTOMER_ID.eq(customer))
                .orderBy(ORDERS.PLACED_AT.desc(), ORDERS.ORDER_ID.desc())
                .limit(most)
                .fetch(OrderReader::order);
    }

    /** The newest first, from behind the cursor if one is given. */
    public Orders.Slice page(UUID customer, Optional<Cursor> after, int most) {
        var older = after.map(from -> DSL.row(ORDERS.PLACED_AT, ORDERS.ORDER_ID).lt(from.time(), from.id()))
                .orElse(DSL.noCondition());
        var found = db.selectFrom(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.CUSTOMER_ID.eq(customer))
                .and(older)
                .orderBy(ORDERS.PLACED_AT.desc(), ORDERS.ORDER_ID.desc())
                .limit(most + 1)
                .fetch(OrderReader::order);
        var shown = List.copyOf(found.subList(0, Math.min(most, found.size())));
        var next = found.size() > most
                ? Optional.of(
                        Cursor.of(shown.getLast().placedAt(), shown.getLast().id()))
                : Optional.<Cursor>empty();
        return new Orders.Slice(shown, next);
    }

    /** Empty when this workspace has none of that id. */
    public Optional<Order.WithLines> find(UUID id) {
        return db.fetchOptional(ORDERS, ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.ORDER_ID.eq(id))
                .map(row -> new Order.WithLines(order(row), lines(id, row.getCurrency())));
    }

    private List<Order.Line> lines(UUID order, String currency) {
        return db.select(ORDER_LINE.fields())
                .select(PRODUCT.CODE, PRODUCT.NAME)
                .from(ORDER_LINE)
                .leftJoin(PRODUCT)
                .on(PRODUCT.WORKSPACE_ID.eq(ORDER_LINE.WORKSPACE_ID), PRODUCT.PRODUCT_ID.eq(ORDER_LINE.PRODUCT_ID))
                .where(ORDER_LINE.WORKSPACE_ID.eq(Acting.workspace()), ORDER_LINE.ORDER_ID.eq(order))
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch(row -> new Order.Line(
                        Optional.ofNullable(row.get(ORDER_LINE.PRODUCT_ID)),
                        Optional.ofNullable(row.get(PRODUCT.CODE)).orElse(""),
                        description(row.get(ORDER_LINE.DESCRIPTION), row.get(PRODUCT.NAME)),
                        row.get(ORDER_LINE.QUANTITY),
                        row.get(ORDER_LINE.UNIT_PRICE),
                        new Money(row.get(ORDER_LINE.TOTAL), currency)));
    }

    /** A line without words of its own is called as its product is. */
    private static String description(String own, String product) {
        return own.isEmpty() && product != null ? product : own;
    }

    private static Order order(OrdersRecord row) {
        return new Order(
                row.getOrderId(),
                row.getSource(),
                row.getNumber(),
                OrderKind.of(row.getKind()),
                row.getStatus(),
                Optional.ofNullable(row.getCustomerId()),
                row.getPlacedAt().toInstant(),
                new Money(row.getTotal(), row.getCurrency()),
                row.getLines());
    }
}
