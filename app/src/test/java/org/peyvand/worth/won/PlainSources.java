package org.peyvand.worth.won;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.peyvand.TestDatabase;
import org.peyvand.customer.Origin;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.tally.Past;
import org.peyvand.worth.tally.SourceTally;
import org.peyvand.worth.tally.SourceTally.Grouping;
import org.peyvand.worth.tally.Sums;

/** What each customer began with and did in each month, by plain SQL over a workspace's orders. */
final class PlainSources {

    private final TestWorkspace shop;

    PlainSources(TestWorkspace shop) {
        this.shop = shop;
    }

    private static final String FIRST_DAYS = """
            select customer_id, min((placed_at at time zone 'Asia/Tehran')::date) from commerce.orders
            where customer_id is not null and kind = 'sale' and workspace_id = '%s' group by 1""";

    Map<UUID, LocalDate> firstDays() {
        var days = new HashMap<UUID, LocalDate>();
        rows(FIRST_DAYS, row -> days.put(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)));
        return days;
    }

    private static final String FIRST_PRODUCTS = """
            select distinct on (o.customer_id) o.customer_id, (select p.code from commerce.order_line l
                join commerce.product p on p.product_id = l.product_id
                where l.order_id = o.order_id order by l.total desc, l.line_no limit 1)
            from commerce.orders o where o.customer_id is not null and o.kind = 'sale' and o.workspace_id = '%s'
            order by o.customer_id, o.placed_at, o.order_id""";

    /** Codes; null where the first sale names none. */
    Map<UUID, String> firstProducts() {
        var codes = new HashMap<UUID, String>();
        rows(FIRST_PRODUCTS, row -> codes.put(row.getObject(1, UUID.class), row.getString(2)));
        return codes;
    }

    private static final String MONTHS =
            "select customer_id, month, orders, spent, returned from worth.month where workspace_id = '%s'";

    /** The sums of customers by what that function says of each, those of whom it says nothing left out. */
    Map<SourceTally.Cell, Sums> cells(Grouping grouping, Function<UUID, Origin> which) {
        var months = new HashMap<UUID, TreeMap<LocalDate, Sums>>();
        rows(
                MONTHS,
                row -> months.computeIfAbsent(row.getObject(1, UUID.class), _ -> new TreeMap<>())
                        .put(
                                row.getObject(2, LocalDate.class),
                                new Sums(row.getInt(3) > 0 ? 1 : 0, row.getInt(3), row.getLong(4), row.getLong(5))));
        var cells = new HashMap<SourceTally.Cell, Sums>();
        months.forEach((customer, some) -> {
            var origin = which.apply(customer);
            if (!origin.isKnown()) return;
            var cohort = Past.cohort(some);
            some.forEach((month, sums) ->
                    cells.merge(new SourceTally.Cell(grouping, origin, cohort, month), sums, Sums::plus));
        });
        cells.values().removeIf(Sums.NONE::equals);
        return cells;
    }

    /** What is done with a row. */
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void rows(String query, Row each) {
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query.formatted(shop.uuid()))) {
                while (rows.next()) each.read(rows);
            }
        });
    }
}
