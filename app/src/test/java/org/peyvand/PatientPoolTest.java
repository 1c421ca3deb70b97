package org.peyvand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.peyvand.database.DatabaseAddress;

/** A database that is busy is waited for; one that is gone is not. */
class PatientPoolTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void whoeverComesWhenAllConnectionsAreInUseWaitsForOne() throws Exception {
        try (var pool = new PatientPool(settings(TestDatabase.owner()), LONG)) {
            var waiting = new FutureTask<>(() -> open(pool));
            try (var _ = pool.getConnection()) {
                Thread.ofVirtual().start(waiting);
                while (pool.waiting() == 0) Thread.sleep(10);
                Thread.sleep(3 * pool.getConnectionTimeout());
                assertThat(waiting.isDone()).isFalse();
            }
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void waitingEndsAtLast() throws SQLException {
        try (var pool = new PatientPool(settings(TestDatabase.owner()), Duration.ofMillis(1));
                var _ = pool.getConnection()) {
            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void databaseThatIsNotThereIsNotWaitedFor() {
        var nobody = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/none", "none", "none");
        try (var pool = new PatientPool(settings(nobody), LONG)) {
            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void howeverOftenItIsClosedAConnectionComesBackOnce() throws SQLException {
        try (var pool = new PatientPool(settings(TestDatabase.owner()), Duration.ofMillis(1))) {
            var first = pool.getConnection();
            first.close();
            first.close();
            try (var _ = pool.getConnection()) {
                assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
            }
        }
    }

    private static boolean open(PatientPool pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(10);
        }
    }

    private static HikariConfig settings(DatabaseAddress database) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(database.url());
        settings.setUsername(database.user());
        settings.setPassword(database.password());
        settings.setMaximumPoolSize(1);
        settings.setConnectionTimeout(250);
        settings.setInitializationFailTimeout(-1);
        return settings;
    }
}
