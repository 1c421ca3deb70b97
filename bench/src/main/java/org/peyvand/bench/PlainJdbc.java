package org.peyvand.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The least that must be written for what the API is told, by the program's role, behind the wall, with its commits. */
final class PlainJdbc implements AutoCloseable {

    private static final String ENTRY = """
            insert into timeline.entry (workspace_id, entry_id, customer_id, original_customer_id, at, kind, facts, source,
                external_id, author, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, 'bench', ?, '', ?)""";
    private static final String SEEN = """
            update customer.standing set contacted_at = ?
            where workspace_id = ? and customer_id = ? and (contacted_at is null or contacted_at < ?)""";
    private static final String ORDER = """
            insert into commerce.orders (workspace_id, order_id, source, number, number_key, kind, customer_id,
                original_customer_id, placed_at, currency, total, lines, content_hash, recorded_at)
            values (?, ?, 'bench', ?, ?, 'sale', ?, ?, ?, 'IRR', ?, 2, ?, ?)""";
    private static final String LINE = """
            insert into commerce.order_line (workspace_id, order_id, line_no, description, quantity, unit_price, total)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final UUID workspace;
    private final PreparedStatement entry;
    private final PreparedStatement seen;
    private final PreparedStatement order;
    private final PreparedStatement line;

    PlainJdbc(Database database, UUID workspace) throws SQLException {
        this.workspace = workspace;
        connection = database.asRuntime();
        connection.setAutoCommit(false);
        entry = connection.prepareStatement(ENTRY);
        seen = connection.prepareStatement(SEEN);
        order = connection.prepareStatement(ORDER);
        line = connection.prepareStatement(LINE);
    }

    /** A visit on the timeline, and the customer's last contact moved to it. */
    void visit(UUID customer, int number) throws SQLException {
        var now = now();
        behindTheWall();
        addEntry(customer, "visit", "{\"text\":\"آمد\"}", "jdbc-" + number, now);
        entry.executeUpdate();
        set(seen, now, workspace, customer, now);
        seen.executeUpdate();
        connection.commit();
    }

    /** Orders of two lines each, with their entries on the timeline, in one transaction. */
    void orders(List<ApiOrder> told) throws SQLException {
        behindTheWall();
        for (var one : told) add(one, UUID.randomUUID());
        for (var batch : List.of(order, line, entry)) batch.executeBatch();
        connection.commit();
    }

    private void add(ApiOrder told, UUID id) throws SQLException {
        var at = told.placedAt().atOffset(ZoneOffset.UTC);
        set(
                order,
                workspace,
                id,
                told.number(),
                told.number(),
                told.customer(),
                told.customer(),
                at,
                told.total(),
                new byte[32],
                now());
        order.addBatch();
        for (int number = 1; number <= 2; number++) {
            set(line, workspace, id, number, "چای ایرانی", 1, told.total() / 2, told.total() / 2);
            line.addBatch();
        }
        var facts =
                "{\"order\":\"%s\",\"number\":\"%s\",\"total\":%d,\"currency\":\"IRR\",\"lines\":2,\"items\":[\"چای ایرانی\"]}";
        addEntry(told.customer(), "order", facts.formatted(id, told.number(), told.total()), id.toString(), at);
        entry.addBatch();
    }

    private void addEntry(UUID customer, String kind, String facts, String externalId, OffsetDateTime at)
            throws SQLException {
        set(entry, workspace, UUID.randomUUID(), customer, customer, at, kind, facts, externalId, now());
    }

    private void behindTheWall() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local app.workspace = '" + workspace + "'");
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            if (values[at] instanceof OffsetDateTime time)
                statement.setObject(at + 1, time, Types.TIMESTAMP_WITH_TIMEZONE);
            else statement.setObject(at + 1, values[at]);
        }
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
