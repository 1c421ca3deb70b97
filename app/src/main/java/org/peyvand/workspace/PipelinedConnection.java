package org.peyvand.workspace;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;

/**
 * A connection that keeps back statements whose answer nobody waits for. They go ahead of whatever is asked of the
 * connection next, all on one way to the server and back, so that nothing is ever done in another order than it was said
 * in; a commit takes what is left along. PostgreSQL passes over what follows a statement that fails, also the commit.
 */
public final class PipelinedConnection implements InvocationHandler {

    /** What asks nothing of the server; or gives a savepoint up, whose failures Spring passes over: what waits is none of them. */
    private static final Set<String> AT_HAND = Set.of(
            "releaseSavepoint",
            "getAutoCommit",
            "isReadOnly",
            "isClosed",
            "getTransactionIsolation",
            "getWarnings",
            "clearWarnings",
            "createArrayOf",
            "equals",
            "hashCode",
            "toString");

    private static final Set<String> GIVING_UP = Set.of("rollback", "close", "abort");

    private final Connection connection;
    private final List<Statement> waiting = new ArrayList<>();
    private Optional<Statement> opening = Optional.empty();

    private PipelinedConnection(Connection connection) {
        this.connection = connection;
    }

    private record Statement(String sql, Object... values) {}

    private static final Statement COMMIT = new Statement("commit");

    /** That connection, through which {@link Connection#unwrap} leads here. */
    public static Connection over(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                PipelinedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new PipelinedConnection(connection));
    }

    /** Goes ahead of the transaction's first statement; where none comes, it does not go either. */
    void open(String sql, Object... values) {
        opening = Optional.of(new Statement(sql, values));
    }

    /** Goes with the next statement, and at the latest with the commit, where it also comes to light if it fails. */
    void later(String sql, Object... values) {
        waiting.add(new Statement(sql, values));
    }

    /**
     * Sends it, with all that wait.
     *
     * @return how many rows it wrote
     */
    int now(String sql, Object... values) throws SQLException {
        waiting.add(new Statement(sql, values));
        return send(PreparedStatement::getUpdateCount);
    }

    /** Asks it, with all that wait. */
    <T> List<T> rows(RowMapper<T> row, String sql, Object... values) throws SQLException {
        waiting.add(new Statement(sql, values));
        return send(last -> {
            var rows = new ArrayList<T>();
            try (var found = last.getResultSet()) {
                while (found.next()) rows.add(row.mapRow(found, rows.size()));
            }
            return rows;
        });
    }

    /** What the last of several statements answers. */
    @FunctionalInterface
    private interface Answer<T> {
        T of(PreparedStatement last) throws SQLException;
    }

    @Override
    public Object invoke(Object itself, Method method, Object[] arguments) throws Throwable {
        var name = method.getName();
        if (name.equals("unwrap") && arguments[0] == PipelinedConnection.class) return this;
        if (name.equals("commit")) commit();
        else if (GIVING_UP.contains(name)) giveUp();
        else if (!AT_HAND.contains(name) && anythingSaid(name)) send();
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** How a transaction is to be, is said before it begins. */
    private boolean anythingSaid(String method) {
        var opens = !method.startsWith("set") || method.equals("setSavepoint");
        return !waiting.isEmpty() || opening.isPresent() && opens;
    }

    private void giveUp() {
        waiting.clear();
        opening = Optional.empty();
    }

    private void commit() throws SQLException {
        if (waiting.isEmpty()) {
            opening = Optional.empty();
            return;
        }
        waiting.add(COMMIT);
        try {
            send();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        }
    }

    private void send() throws SQLException {
        send(PreparedStatement::getUpdateCount);
    }

    /** All on one way: joined, each is prepared by itself, and only the last one's answer asks the server to go on at once. */
    private <T> T send(Answer<T> answer) throws SQLException {
        var all = Stream.concat(opening.stream(), waiting.stream()).toList();
        giveUp();
        try (var statement =
                connection.prepareStatement(all.stream().map(Statement::sql).collect(Collectors.joining(";\n")))) {
            int at = 0;
            for (var one : all) for (var value : one.values()) set(statement, ++at, value);
            statement.execute();
            for (int further = 1; further < all.size(); further++) statement.getMoreResults();
            return answer.of(statement);
        }
    }

    private void set(PreparedStatement statement, int at, Object value) throws SQLException {
        switch (value) {
            case OffsetDateTime time -> statement.setObject(at, time, Types.TIMESTAMP_WITH_TIMEZONE);
            case String[] texts -> statement.setArray(at, connection.createArrayOf("text", texts));
            case UUID[] ids -> statement.setArray(at, connection.createArrayOf("uuid", ids));
            case null, default -> statement.setObject(at, value);
        }
    }
}
