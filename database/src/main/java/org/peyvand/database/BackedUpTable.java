package org.peyvand.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * A table of ours, as a backup holds it.
 *
 * @param name with that of its schema, such as {@code customer.handle}
 * @param columns but for those the database works out
 * @param size in bytes
 */
record BackedUpTable(String name, String columns, long size) {

    /** The history of the schema is made anew with it; sessions end. */
    private static final String ALL = """
            select format('%s.%s', schema.nspname, class.relname),
                (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                    where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = ''),
                pg_table_size(class.oid)
            from pg_class class join pg_namespace schema on schema.oid = class.relnamespace
            where class.relkind = 'r' and schema.nspname = any(?)
                and (schema.nspname, class.relname) not in (('platform', 'flyway_schema_history'),
                    ('platform', 'spring_session'), ('platform', 'spring_session_attributes'))
            order by 1""";

    static List<BackedUpTable> all(Connection connection) throws SQLException {
        var tables = new ArrayList<BackedUpTable>();
        try (var statement = connection.prepareStatement(ALL)) {
            statement.setArray(1, connection.createArrayOf("text", Schema.NAMES.toArray()));
            var found = statement.executeQuery();
            while (found.next())
                tables.add(new BackedUpTable(found.getString(1), found.getString(2), found.getLong(3)));
        }
        return tables;
    }

    static void empty(List<BackedUpTable> tables, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate "
                    + String.join(", ", tables.stream().map(BackedUpTable::name).toList()));
        }
    }

    private static final String REFERENCES = """
            select format('%s.%s', from_schema.nspname, from_class.relname), format('%s.%s', to_schema.nspname, to_class.relname)
            from pg_constraint
                join pg_class from_class on from_class.oid = conrelid
                join pg_namespace from_schema on from_schema.oid = from_class.relnamespace
                join pg_class to_class on to_class.oid = confrelid
                join pg_namespace to_schema on to_schema.oid = to_class.relnamespace
            where contype = 'f' and conrelid <> confrelid""";

    /** So that what is referred to is there before what refers to it. */
    static List<BackedUpTable> inOrderOfReferences(List<BackedUpTable> tables, Connection connection)
            throws SQLException {
        var references = new ArrayList<Map.Entry<String, String>>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(REFERENCES)) {
            while (found.next()) references.add(Map.entry(found.getString(1), found.getString(2)));
        }
        var left = new ArrayList<>(tables);
        var ordered = new ArrayList<BackedUpTable>();
        while (!left.isEmpty()) {
            var waiting = left.stream().map(BackedUpTable::name).toList();
            var ready = left.stream()
                    .filter(table -> references.stream()
                            .noneMatch(one -> one.getKey().equals(table.name()) && waiting.contains(one.getValue())))
                    .toList();
            if (ready.isEmpty()) throw new IllegalStateException("Tables that refer to each other: " + waiting);
            ordered.addAll(ready);
            left.removeAll(ready);
        }
        return ordered;
    }

    long copyTo(OutputStream out, Connection connection) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + name + " (" + columns + ") to stdout with (format text, header)", out);
    }

    long copyFrom(InputStream in, Connection connection) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + name + " (" + columns + ") from stdin with (format text, header match)", in);
    }
}
