package org.peyvand.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the statements of requests again, back to back on one connection, as the program's role. */
final class Replay implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Replay(Database database) throws SQLException {
        connection = database.asRuntime();
    }

    /** The time of each request's statements, the requests in turn, so many rounds or until the time is over. */
    Samples run(List<Sql> requests, int rounds, Duration most) throws SQLException {
        for (int warmUp = 0; warmUp < 3; warmUp++) for (var request : requests) run(request);
        long from = System.nanoTime();
        var nanos = new long[rounds * requests.size()];
        int done = 0;
        for (int round = 0; round < rounds && System.nanoTime() - from < most.toNanos(); round++) {
            for (var request : requests) {
                long start = System.nanoTime();
                run(request);
                nanos[done++] = System.nanoTime() - start;
            }
        }
        return Samples.of(Arrays.copyOf(nanos, done), System.nanoTime() - from);
    }

    private void run(Sql request) throws SQLException {
        for (var transaction : request.transactions()) {
            if (connection.getAutoCommit() != transaction.alone()) connection.setAutoCommit(transaction.alone());
            if (connection.isReadOnly() != transaction.readOnly()) connection.setReadOnly(transaction.readOnly());
            for (var statement : transaction.statements()) run(statement);
            if (!transaction.alone()) connection.commit();
        }
    }

    private void run(Sql.Statement statement) throws SQLException {
        if (statement.parameters().isEmpty()) {
            try (var plain = connection.createStatement()) {
                plain.execute(statement.text());
            }
            return;
        }
        var ready = prepared(statement.text());
        for (int at = 0; at < statement.parameters().size(); at++) {
            ready.setString(at + 1, statement.parameters().get(at).orElse(null));
        }
        if (ready.execute()) drain(ready);
    }

    private PreparedStatement prepared(String text) throws SQLException {
        var known = prepared.get(text);
        if (known != null) return known;
        var made = connection.prepareStatement(text);
        prepared.put(text, made);
        return made;
    }

    private static void drain(PreparedStatement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            while (rows.next()) rows.getObject(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
