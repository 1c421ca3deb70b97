package org.peyvand.bench;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;

/** Has the database server write down every statement for a while. */
final class SqlLog {

    /** User and process in front of each line, to tell the program's statements from others'. */
    private static final String PREFIX = "%u %p|";

    private static final int PATIENCE = 100;

    /** Jobs that are at work, or have been since the moment before the requests. */
    private static final String JOBS =
            "select count(*) from platform.scheduled_tasks where picked or greatest(last_success, last_failure) > ";

    private final Database database;

    SqlLog(Database database) {
        this.database = database;
    }

    /** A request to the program. */
    @FunctionalInterface
    interface Request {
        void send() throws IOException, InterruptedException;
    }

    /**
     * The statements of each of these requests, sent one after the other. They are sent again when a job was at work
     * meanwhile, whose statements the log could not tell from theirs.
     */
    List<Sql> of(List<Request> requests) throws SQLException, IOException, InterruptedException {
        for (int tries = 0; tries < PATIENCE; tries++) {
            var from = database.ask("select now()");
            var sent = send(requests);
            if (database.ask(JOBS + "'" + from + "'").equals("0")) return sent;
            Thread.sleep(3_000);
        }
        throw new IOException("A job was at work whenever the statements of the pages were written down");
    }

    private List<Sql> send(List<Request> requests) throws SQLException, IOException, InterruptedException {
        try {
            turn(
                    "alter system set log_statement = 'all'",
                    "alter system set log_line_prefix = '" + PREFIX + "'",
                    "all");
            long from = Files.size(database.log());
            for (var request : requests) {
                database.execute("select '" + SqlLogReader.MARK + "'");
                request.send();
            }
            database.execute("select '" + SqlLogReader.MARK + "'");
            return new SqlLogReader(database.runtime().user()).read(since(from));
        } finally {
            turn("alter system reset log_statement", "alter system reset log_line_prefix", "none");
        }
    }

    private void turn(String one, String other, String wanted) throws SQLException, InterruptedException {
        database.execute(one, other, "select pg_reload_conf()");
        for (int tries = 0;
                tries < PATIENCE && !database.ask("show log_statement").equals(wanted);
                tries++) {
            Thread.sleep(50);
        }
    }

    private List<String> since(long from) throws IOException {
        try (var file = Files.newByteChannel(database.log())) {
            file.position(from);
            var bytes = Channels.newInputStream(file).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
