package org.peyvand.worth.tally;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.peyvand.TestDatabase;
import org.peyvand.calendar.JalaliMonth;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.WorkspaceSettings;

/** What each customer did in each month: as it is kept, and by plain SQL over a workspace's orders. */
public final class PlainMonths {

    private final TestWorkspace shop;

    public PlainMonths(TestWorkspace shop) {
        this.shop = shop;
    }

    /** Every order of the workspace, one by one. */
    public Map<UUID, TreeMap<LocalDate, Sums>> sold(WorkspaceSettings settings) {
        var plain = new HashMap<UUID, TreeMap<LocalDate, Sums>>();
        rows(
                "select customer_id, placed_at, kind, total from commerce.orders where customer_id is not null"
                        + " and currency = '" + settings.currency() + "' and workspace_id = ",
                row -> {
                    var day = row.getObject(2, OffsetDateTime.class)
                            .atZoneSameInstant(settings.zone())
                            .toLocalDate();
                    var month = settings.calendar() == TestWorkspace.IRANIAN.calendar()
                            ? JalaliMonth.of(day).start()
                            : day.withDayOfMonth(1);
                    boolean sale = row.getString(3).equals("sale");
                    var one =
                            new Sums(sale ? 1 : 0, sale ? 1 : 0, sale ? row.getLong(4) : 0, sale ? 0 : -row.getLong(4));
                    plain.computeIfAbsent(row.getObject(1, UUID.class), _ -> new TreeMap<>())
                            .merge(month, one, PlainMonths::ofOne);
                });
        plain.values().forEach(months -> months.values().removeIf(sums -> sums.orders() == 0 && sums.returned() == 0));
        plain.values().removeIf(TreeMap::isEmpty);
        return plain;
    }

    private static Sums ofOne(Sums one, Sums other) {
        var both = one.plus(other);
        return new Sums(Math.min(1, both.customers()), both.orders(), both.spent(), both.returned());
    }

    /** As it is written down. */
    public Map<UUID, TreeMap<LocalDate, Sums>> kept() {
        var kept = new HashMap<UUID, TreeMap<LocalDate, Sums>>();
        rows(
                "select customer_id, month, orders, spent, returned from worth.month where workspace_id = ",
                row -> kept.computeIfAbsent(row.getObject(1, UUID.class), _ -> new TreeMap<>())
                        .put(
                                row.getObject(2, LocalDate.class),
                                new Sums(row.getInt(3) > 0 ? 1 : 0, row.getInt(3), row.getLong(4), row.getLong(5))));
        return kept;
    }

    /** What is done with a row. */
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void rows(String query, Row each) {
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query + "'" + shop.uuid() + "'")) {
                while (rows.next()) each.read(rows);
            }
        });
    }
}
