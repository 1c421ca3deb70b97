package org.peyvand;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.peyvand.Catalogue.Column;
import org.peyvand.Catalogue.Table;
import org.peyvand.database.DatabaseAddress;

/** Tables filled with one row per workspace, whatever their columns: their checks and references are lifted for it. */
final class FilledTables {

    private static final String REFUSED = "42501";

    private final DatabaseAddress owner;
    private final Catalogue catalogue;

    FilledTables(DatabaseAddress owner, Catalogue catalogue) {
        this.owner = owner;
        this.catalogue = catalogue;
        liftConstraints();
    }

    private void liftConstraints() {
        owner.execute(connection -> run(connection, """
                do $$ declare c record; begin
                    for c in select conrelid::regclass as of, conname from pg_constraint
                             where contype in ('c', 'f') and conrelid <> 0 order by contype desc loop
                        execute format('alter table %s drop constraint %I', c.of, c.conname);
                    end loop;
                end $$"""));
    }

    void fill(Table table, List<UUID> workspaces) {
        owner.execute(connection -> {
            for (var workspace : workspaces) insert(table, workspace, connection);
        });
    }

    /** In a transaction that names the workspace and is rolled back. */
    void in(UUID workspace, DatabaseAddress address, DatabaseAddress.Work work) {
        address.execute(connection -> {
            connection.setAutoCommit(false);
            run(connection, "set local app.workspace = '" + workspace + "'");
            work.on(connection);
            connection.rollback();
        });
    }

    void insert(Table table, UUID workspace, Connection connection) throws SQLException {
        var columns = catalogue.columns(table);
        var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        var values = columns.stream().map(column -> value(column, workspace)).collect(Collectors.joining(", "));
        run(connection, "insert into " + table + " (" + names + ") values (" + values + ")");
    }

    List<UUID> workspacesIn(Table table, Connection connection) throws SQLException {
        var found = new ArrayList<UUID>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select workspace_id from " + table)) {
            while (rows.next()) found.add(rows.getObject(1, UUID.class));
        }
        return found;
    }

    /** How many rows changed their workspace; none where that is refused. */
    int take(Table table, UUID from, UUID to, Connection connection) throws SQLException {
        return changed(
                connection, "update " + table + " set workspace_id = '" + to + "' where workspace_id = '" + from + "'");
    }

    /** How many rows were removed; none where that is refused. */
    int remove(Table table, UUID workspace, Connection connection) throws SQLException {
        return changed(connection, "delete from " + table + " where workspace_id = '" + workspace + "'");
    }

    private static int changed(Connection connection, String order) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(order);
        } catch (SQLException e) {
            if (REFUSED.equals(e.getSQLState())) return 0;
            throw e;
        }
    }

    private static void run(Connection connection, String order) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(order);
        }
    }

    private static String value(Column column, UUID workspace) {
        return column.name().equals("workspace_id") ? "'" + workspace + "'" : value(column.type());
    }

    private static String value(String type) {
        var plain = type.replaceFirst("\\(.*\\)", "");
        if (plain.endsWith("[]")) return "'{}'";
        return switch (plain) {
            case "uuid" -> "gen_random_uuid()";
            case "text", "character varying", "character" -> "gen_random_uuid()::text";
            case "smallint", "integer", "bigint", "numeric", "real", "double precision" -> "1";
            case "boolean" -> "true";
            case "bytea" -> "uuid_send(gen_random_uuid())";
            case "jsonb", "json" -> "'{}'";
            case "date" -> "current_date";
            case "timestamp with time zone" -> "now()";
            case "time without time zone" -> "localtime";
            case "tsvector" -> "''";
            case "interval" -> "interval '1 day'";
            default -> throw new IllegalStateException("Say here how a column of type " + type + " is filled.");
        };
    }
}
