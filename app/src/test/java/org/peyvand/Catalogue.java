package org.peyvand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peyvand.database.DatabaseAddress;

/** What a database says of itself: its tables, keys and policies. */
record Catalogue(DatabaseAddress owner) {

    /** A table, its name in full. */
    record Table(String name, boolean policiesEnabled, boolean policiesForced) {

        String schema() {
            return name.substring(0, name.indexOf('.'));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A primary key or a unique index: its columns in their order; an expression is an empty name. */
    record Key(String name, boolean primary, List<String> columns) {}

    /** A foreign key: column by column, from this table to that. */
    record Reference(String name, String to, List<String> columns, List<String> toColumns) {}

    /** A row-level-security policy: the command it is for ("ALL", "SELECT", …) and the condition on rows seen. */
    record Policy(String name, String command, String condition) {}

    /** A column to be filled when a row is made. */
    record Column(String name, String type) {}

    private static final String OURS =
            "n.nspname !~ '^pg_' and n.nspname not in ('information_schema') and c.relkind in ('r', 'p')";

    private static final String NAMES =
            "array(select coalesce(a.attname, '') from unnest(%s) with ordinality k(no, place)"
                    + " left join pg_attribute a on a.attrelid = %s and a.attnum = k.no and k.no > 0 order by k.place)";

    List<Table> tables() {
        return rows(
                "select n.nspname || '.' || c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace where " + OURS + " order by 1",
                row -> new Table(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
    }

    List<Key> keys(Table table) {
        return rows(
                "select i.indexrelid::regclass::text, i.indisprimary, "
                        + NAMES.formatted("i.indkey::int[]", "i.indrelid")
                        + " from pg_index i where i.indisunique and i.indrelid = '" + table.name + "'::regclass",
                row -> new Key(row.getString(1), row.getBoolean(2), names(row, 3)));
    }

    Optional<Key> primaryKey(Table table) {
        return keys(table).stream().filter(Key::primary).findFirst();
    }

    List<Reference> references(Table table) {
        return rows(
                "select c.conname, n.nspname || '.' || t.relname, " + NAMES.formatted("c.conkey::int[]", "c.conrelid")
                        + ", "
                        + NAMES.formatted("c.confkey::int[]", "c.confrelid")
                        + " from pg_constraint c join pg_class t on t.oid = c.confrelid"
                        + " join pg_namespace n on n.oid = t.relnamespace"
                        + " where c.contype = 'f' and c.conrelid = '" + table.name + "'::regclass",
                row -> new Reference(row.getString(1), row.getString(2), names(row, 3), names(row, 4)));
    }

    List<Policy> policies(Table table) {
        return rows(
                "select policyname, cmd, qual from pg_policies where schemaname || '.' || tablename = '" + table.name
                        + "'",
                row -> new Policy(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** Those that are not worked out by the database. */
    List<Column> columns(Table table) {
        return rows(
                "select attname, format_type(atttypid, atttypmod) from pg_attribute where attnum > 0 and not attisdropped"
                        + " and attgenerated = '' and attrelid = '" + table.name + "'::regclass order by attnum",
                row -> new Column(row.getString(1), row.getString(2)));
    }

    /** Views that read as their owner, and functions that run as theirs: ways around a policy. */
    List<String> detours() {
        return rows(
                "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind = 'm' or c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')"
                        + " and not coalesce('security_invoker=true' = any (c.reloptions), false)"
                        + " union all select p.oid::regprocedure::text from pg_proc p where p.prosecdef",
                row -> row.getString(1));
    }

    /** What of a role matters to the wall, by name. */
    Map<String, Boolean> rights(String role) {
        return rows(
                        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
                                + " exists (select from pg_auth_members where member = r.oid),"
                                + " exists (select from pg_class where relowner = r.oid),"
                                + " exists (select from information_schema.role_table_grants g where g.grantee = r.rolname"
                                + "   and g.privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES'))"
                                + " from pg_roles r where rolname = '" + role + "'",
                        row -> Map.of(
                                "is a superuser", row.getBoolean(1),
                                "bypasses policies", row.getBoolean(2),
                                "makes roles", row.getBoolean(3),
                                "makes databases", row.getBoolean(4),
                                "is a member of another role", row.getBoolean(5),
                                "owns a table", row.getBoolean(6),
                                "may truncate, reference or add triggers", row.getBoolean(7)))
                .getFirst();
    }

    /** Tables by their full name. */
    Map<String, Table> byName() {
        return tables().stream().collect(Collectors.toMap(Table::name, table -> table));
    }

    /** Reads one row of an answer. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String query, Reading<T> reading) {
        var read = new ArrayList<T>();
        owner.execute(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) read.add(reading.of(rows));
            }
        });
        return read;
    }

    private static List<String> names(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
