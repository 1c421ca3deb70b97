package org.peyvand.commerce.order;

import static org.peyvand.commerce.db.Tables.ORDERS;
import static org.peyvand.commerce.db.Tables.ORDER_LINE;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.peyvand.commerce.NewOrder;
import org.peyvand.database.Column;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** Writes orders with their lines, many at once, in the caller's transaction. */
@Component
class OrderWriter {

    private final DSLContext db;
    private final Clock clock;
    private final Products products;

    OrderWriter(DSLContext db, Clock clock, Products products) {
        this.db = db;
        this.clock = clock;
        this.products = products;
    }

    /** What makes two tellings one order. */
    record Key(String source, String number) {
        static Key of(NewOrder order) {
            return new Key(order.source(), order.number());
        }
    }

    /** An order as it stands, as far as a new telling is compared with it, and whom it was first filed on. */
    record Known(UUID id, byte[] hash, Optional<UUID> customer, Optional<UUID> filedOn) {
        boolean saysTheSame(Told told) {
            return Arrays.equals(hash, told.hash()) && customer.equals(told.customer());
        }
    }

    Map<Key, Known> known(Collection<Key> keys) {
        var numbers = keys.stream().map(Key::number).distinct().toArray(String[]::new);
        var sources = keys.stream().map(Key::source).distinct().toArray(String[]::new);
        var known = new HashMap<Key, Known>();
        db.select(
                        ORDERS.SOURCE,
                        ORDERS.NUMBER,
                        ORDERS.ORDER_ID,
                        ORDERS.CONTENT_HASH,
                        ORDERS.CUSTOMER_ID,
                        ORDERS.ORIGINAL_CUSTOMER_ID)
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()))
                .and(ORDERS.SOURCE.eq(DSL.any(sources)))
                .and(ORDERS.NUMBER.eq(DSL.any(numbers)))
                .forEach(row -> known.put(
                        new Key(row.value1(), row.value2()),
                        new Known(
                                row.value3(),
                                row.value4(),
                                Optional.ofNullable(row.value5()),
                                Optional.ofNullable(row.value6()))));
        return known;
    }

    /**
     * Those that were new indeed; of the others somebody else told in the meantime.
     *
     * @param prepared lines of these orders, where they were made ready before
     */
    List<Told> insert(List<Told> orders, Optional<OrderLines> prepared) {
        if (orders.isEmpty()) return List.of();
        var inserted = insertOrders(orders);
        var written =
                orders.stream().filter(told -> inserted.contains(told.id())).toList();
        prepared.filter(lines -> lines.areOf(written))
                .ifPresentOrElse(lines -> insertLines(written, lines), () -> insertLines(written));
        return written;
    }

    private static final String INSERT_ORDERS = """
            insert into commerce.orders (workspace_id, recorded_at, order_id, source, number, number_key, kind, status,
                customer_id, original_customer_id, placed_at, currency, total, lines, content_hash)
            select ?::uuid, ?::timestamptz, t.id, t.source, t.number, t.number_key, t.kind, t.status,
                t.customer, t.customer, t.placed_at, t.currency, t.total, t.lines, t.hash
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::uuid[], ?::timestamptz[], ?::text[], ?::bigint[], ?::int[], ?::bytea[])
                as t(id, source, number, number_key, kind, status, customer, placed_at, currency, total, lines, hash)
            order by t.source, t.number
            on conflict (workspace_id, source, number) do nothing
            returning order_id""";

    private Set<UUID> insertOrders(List<Told> orders) {
        return db.resultQuery(
                        INSERT_ORDERS,
                        Acting.workspace(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        Column.ids(each(orders, Told::id)),
                        Column.texts(each(orders, told -> told.order().source())),
                        Column.texts(each(orders, told -> told.order().number())),
                        Column.texts(each(orders, Told::numberKey)),
                        Column.texts(each(orders, told -> told.kind().code())),
                        Column.texts(each(orders, told -> told.order().status())),
                        Column.ids(each(orders, told -> told.customer().orElse(null))),
                        Column.times(each(orders, told -> told.order().placedAt())),
                        Column.texts(each(orders, told -> told.order().currency())),
                        Column.longs(orders.stream().mapToLong(Told::total).toArray()),
                        Column.ints(orders.stream()
                                .mapToInt(told -> told.order().lines().size())
                                .toArray()),
                        Column.bytes(each(orders, Told::hash)))
                .fetchSet(0, UUID.class);
    }

    private static <T> List<T> each(List<Told> orders, Function<Told, T> column) {
        return orders.stream().map(column).toList();
    }

    /** Puts new contents in the place of old ones. Where the customer is who it was, so is where the order was filed. */
    void replace(List<Told> orders) {
        if (orders.isEmpty()) return;
        var ids = orders.stream().map(Told::id).toArray(UUID[]::new);
        lock(ids);
        db.deleteFrom(ORDER_LINE)
                .where(ORDER_LINE.WORKSPACE_ID.eq(Acting.workspace()), ORDER_LINE.ORDER_ID.eq(DSL.any(ids)))
                .execute();
        db.batch(orders.stream().map(this::update).toList()).execute();
        insertLines(orders);
    }

    void delete(List<UUID> orders) {
        var ids = orders.toArray(UUID[]::new);
        lock(ids);
        db.deleteFrom(ORDER_LINE)
                .where(ORDER_LINE.WORKSPACE_ID.eq(Acting.workspace()), ORDER_LINE.ORDER_ID.eq(DSL.any(ids)))
                .execute();
        db.deleteFrom(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.ORDER_ID.eq(DSL.any(ids)))
                .execute();
    }

    private void lock(UUID[] ids) {
        db.select(ORDERS.ORDER_ID)
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.ORDER_ID.eq(DSL.any(ids)))
                .orderBy(ORDERS.ORDER_ID)
                .forUpdate()
                .execute();
    }

    private Query update(Told told) {
        var order = told.order();
        var customer = DSL.val(told.customer().orElse(null), UUID.class);
        return db.update(ORDERS)
                .set(ORDERS.KIND, told.kind().code())
                .set(ORDERS.STATUS, order.status())
                .set(
                        ORDERS.ORIGINAL_CUSTOMER_ID,
                        DSL.when(ORDERS.CUSTOMER_ID.eq(customer), ORDERS.ORIGINAL_CUSTOMER_ID)
                                .otherwise(customer))
                .set(ORDERS.CUSTOMER_ID, customer)
                .set(ORDERS.PLACED_AT, order.placedAt().atOffset(ZoneOffset.UTC))
                .set(ORDERS.CURRENCY, order.currency())
                .set(ORDERS.TOTAL, told.total())
                .set(ORDERS.LINES, order.lines().size())
                .set(ORDERS.CONTENT_HASH, told.hash())
                .set(ORDERS.RECORDED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.ORDER_ID.eq(told.id()));
    }

    private static final String INSERT_LINES = """
            insert into commerce.order_line
                (workspace_id, order_id, line_no, product_id, description, quantity, unit_price, total)
            select ?::uuid, (?::uuid[])[t.order_at], t.line_no, (?::uuid[])[t.product_at], t.description, t.quantity,
                t.unit_price, t.total
            from (select unnest(?::int[]) as order_at, unnest(?::int[]) as line_no, unnest(?::int[]) as product_at,
                unnest(?::text[]) as description, unnest(?::numeric[]) as quantity, unnest(?::numeric[]) as unit_price,
                unnest(?::bigint[]) as total) as t""";

    private void insertLines(List<Told> orders) {
        insertLines(orders, OrderLines.of(orders, Map.of()));
    }

    /** Where a product is called otherwise than the lines were told with, they are told anew. */
    private void insertLines(List<Told> orders, OrderLines prepared) {
        var named = products.named(prepared.told());
        var lines = prepared.fit(code -> named.get(code).name()) ? prepared : OrderLines.of(orders, names(named));
        var ids = lines.codes().stream().map(code -> named.get(code).id()).toList();
        insertLines(lines.columns(), Column.ids(ids));
    }

    private static Map<String, String> names(Map<String, Products.Known> products) {
        var names = new HashMap<String, String>();
        products.forEach((code, product) -> names.put(code, product.name()));
        return names;
    }

    private void insertLines(OrderLines.Columns lines, Field<Column> products) {
        db.execute(
                INSERT_LINES,
                Acting.workspace(),
                lines.orders(),
                products,
                lines.orderAt(),
                lines.numbers(),
                lines.productAt(),
                lines.descriptions(),
                lines.quantities(),
                lines.unitPrices(),
                lines.totals());
    }
}
