package org.peyvand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.peyvand.database.DatabaseAddress;
import org.peyvand.database.Schema;

/**
 * The database of a running program, from outside.
 *
 * @param owner who steps over the wall between workspaces
 * @param runtime who the program is
 * @param log where the server writes
 */
record Database(DatabaseAddress owner, DatabaseAddress runtime, Path log) {

    private static final int LINE_OF_PORT = 3;

    /** That of the program at work on this folder. */
    static Database of(Path data) throws IOException {
        var port = Files.readAllLines(data.resolve("cluster/postmaster.pid"))
                .get(LINE_OF_PORT)
                .strip();
        var password = Files.readString(data.resolve("password")).strip();
        var owner = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/peyvand", "peyvand", password);
        return new Database(owner, Schema.runtimeRole(owner), data.resolve("postgres.log"));
    }

    Connection asOwner() throws SQLException {
        return connect(owner, "");
    }

    /** As the program connects, but that a statement is prepared on the server at once and values have no type yet. */
    Connection asRuntime() throws SQLException {
        return connect(runtime, "&prepareThreshold=1&stringtype=unspecified&reWriteBatchedInserts=true");
    }

    private static Connection connect(DatabaseAddress who, String settings) throws SQLException {
        return DriverManager.getConnection(who.url() + "?ApplicationName=bench" + settings, who.user(), who.password());
    }

    /** The one value a query gives. */
    String ask(String query) throws SQLException {
        try (var connection = asOwner();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            if (!found.next()) throw new SQLException("Nothing was found by " + query);
            return found.getString(1);
        }
    }

    /** What is done with each row. */
    @FunctionalInterface
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    void each(String query, Row row) throws SQLException {
        try (var connection = asOwner();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            while (found.next()) row.read(found);
        }
    }

    void execute(String... statements) throws SQLException {
        try (var connection = asOwner();
                var statement = connection.createStatement()) {
            for (var text : statements) statement.execute(text);
        }
    }
}
