package org.peyvand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the database carries out what the pages ask: each statement once, at its slowest, the slowest statement first. */
record Plans(Path file) {

    private static final Pattern TIME = Pattern.compile("Execution Time: ([0-9.]+) ms");

    private static final int MOST_SHOWN = 300;

    Plans {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Plan(Sql.Statement statement, String text, double milliseconds) {}

    void write(String page, List<Sql> requests, Database database) throws SQLException, IOException {
        var slowest = new HashMap<String, Plan>();
        try (var connection = database.asRuntime()) {
            connection.setAutoCommit(false);
            for (var request : requests) explain(request.ofThePageItself(), connection, slowest);
        }
        append("\n======== " + page + "\n");
        slowest.values().stream()
                .sorted(Comparator.comparingDouble(Plan::milliseconds).reversed())
                .forEach(plan ->
                        append("\n" + plan.statement().text() + "\n-- with " + parameters(plan) + "\n" + plan.text()));
    }

    private static String parameters(Plan plan) {
        var all = plan.statement().parameters().stream()
                .map(value -> value.orElse("null"))
                .collect(Collectors.joining(", "));
        return all.substring(0, Math.min(MOST_SHOWN, all.length()));
    }

    private static void explain(Sql request, Connection connection, Map<String, Plan> slowest) throws SQLException {
        for (var transaction : request.transactions()) {
            for (var statement : transaction.statements()) {
                if (statement.text().startsWith("set ")) name(statement, connection);
                else if (statement.text().startsWith("select ")) keep(explained(statement, connection), slowest);
            }
            connection.rollback();
        }
    }

    private static void name(Sql.Statement setting, Connection connection) throws SQLException {
        try (var plain = connection.createStatement()) {
            plain.execute(setting.text());
        }
    }

    private static Plan explained(Sql.Statement statement, Connection connection) throws SQLException {
        try (var explain = connection.prepareStatement("explain (analyze, buffers) " + statement.text())) {
            for (int at = 0; at < statement.parameters().size(); at++) {
                explain.setString(at + 1, statement.parameters().get(at).orElse(null));
            }
            var text = new StringBuilder();
            try (var rows = explain.executeQuery()) {
                while (rows.next()) text.append(rows.getString(1)).append('\n');
            }
            var time = TIME.matcher(text);
            return new Plan(statement, text.toString(), time.find() ? Double.parseDouble(time.group(1)) : 0);
        }
    }

    private static void keep(Plan plan, Map<String, Plan> slowest) {
        slowest.merge(
                plan.statement().text(),
                plan,
                (one, other) -> one.milliseconds() >= other.milliseconds() ? one : other);
    }

    private void append(String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
