package org.peyvand.workspace;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Statements of the caller's transaction that go to the database together. Each wait for an answer costs about as much as a
 * small statement itself, so what only has to be written, whatever becomes of the rest, goes with what comes next.
 *
 * <p>Values are those of a {@link java.sql.PreparedStatement}, and arrays of texts and ids. A statement ends without a
 * semicolon, and answers nothing, not even by {@code returning}, unless it is asked for its rows.
 */
@Component
public class Pipeline {

    private final DataSource dataSource;
    private final SQLExceptionTranslator failures = new SQLExceptionSubclassTranslator();

    Pipeline(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Goes along with the next statement of the transaction, in the order in which all were said, and at the latest with its
     * commit. What it refuses comes to light there: it is for what nothing but a mistake, or an outage, can make fail.
     */
    public void later(String sql, Object... values) {
        send(sql, connection -> {
            connection.later(sql, values);
            return true;
        });
    }

    /**
     * Goes at once, with all that waited.
     *
     * @return how many rows it wrote
     */
    public int now(String sql, Object... values) {
        return send(sql, connection -> connection.now(sql, values));
    }

    /** What it finds; it goes at once, with all that waited. */
    public <T> List<T> rows(RowMapper<T> row, String sql, Object... values) {
        return send(sql, connection -> connection.rows(row, sql, values));
    }

    @FunctionalInterface
    private interface Sending<T> {
        T on(PipelinedConnection connection) throws SQLException;
    }

    private <T> T send(String sql, Sending<T> sending) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("There is no transaction it could go with.");
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            return sending.on(connection.unwrap(PipelinedConnection.class));
        } catch (SQLException refused) {
            var failure = failures.translate("Pipeline", sql, refused);
            throw failure != null ? failure : new UncategorizedSQLException("Pipeline", sql, refused);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
