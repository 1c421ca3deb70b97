package org.peyvand.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** What is the machine's fault and not the program's: the database is gone, or the disk it writes on is full. */
final class Outage {

    private static final String DISK_FULL = "53100";

    /** A connection lost; the server going down, starting, or with no connection left: PostgreSQL, appendix A. */
    private static final String CONNECTION = "08";

    private static final Set<String> SERVER_GONE = Set.of("57P01", "57P02", "57P03", "53300");

    private Outage() {}

    /** 503 or 507 where one of the two lies at the bottom of a failure. */
    static Optional<HttpStatus> behind(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) return Optional.of(HttpStatus.SERVICE_UNAVAILABLE);
            if (cause instanceof SQLException sql && status(sql).isPresent()) return status(sql);
        }
        return Optional.empty();
    }

    private static Optional<HttpStatus> status(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (state.equals(DISK_FULL)) return Optional.of(HttpStatus.INSUFFICIENT_STORAGE);
        return state.startsWith(CONNECTION) || SERVER_GONE.contains(state)
                ? Optional.of(HttpStatus.SERVICE_UNAVAILABLE)
                : Optional.empty();
    }
}
