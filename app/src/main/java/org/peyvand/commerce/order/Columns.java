package org.peyvand.commerce.order;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Rows handed to a statement as one array per column, for {@code unnest}: one round trip and one short plan for
 * thousands of rows, where a statement with a marker per value would be as long as the data. Parameters are filled in
 * the order of the calls.
 */
final class Columns<T> {

    private final PreparedStatement statement;
    private final List<T> rows;
    private int at;

    Columns(PreparedStatement statement, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    Columns<T> value(Object value) throws SQLException {
        statement.setObject(++at, value);
        return this;
    }

    Columns<T> texts(Function<T, String> column) throws SQLException {
        return array("text", rows.stream().map(column).toArray(String[]::new));
    }

    Columns<T> ids(Function<T, UUID> column) throws SQLException {
        return array("uuid", rows.stream().map(column).toArray(UUID[]::new));
    }

    Columns<T> bytes(Function<T, byte[]> column) throws SQLException {
        return array("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    Columns<T> longs(ToLongFunction<T> column) throws SQLException {
        return array("int8", rows.stream().mapToLong(column).toArray());
    }

    Columns<T> ints(ToIntFunction<T> column) throws SQLException {
        return array("int4", rows.stream().mapToInt(column).toArray());
    }

    /** A column in the database's own notation. */
    Columns<T> written(String column) throws SQLException {
        statement.setObject(++at, column, Types.OTHER);
        return this;
    }

    Columns<T> array(String type, Object values) throws SQLException {
        statement.setArray(
                ++at,
                ((org.postgresql.PGConnection) statement.getConnection().unwrap(org.postgresql.PGConnection.class))
                        .createArrayOf(type, values));
        return this;
    }
}
