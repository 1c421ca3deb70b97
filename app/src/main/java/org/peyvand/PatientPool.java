package org.peyvand;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * Connections that tell a busy database from one that is gone. Where none can be had in the time allowed for connecting,
 * though all there may be are open, the database is at work for others and it is worth waiting on; where they are not, it is
 * gone, and whoever asks is told at once.
 */
final class PatientPool extends HikariDataSource {

    private final long longest;

    /** @param longest how long to wait where the database is busy */
    PatientPool(HikariConfig settings, Duration longest) {
        super(settings);
        this.longest = longest.toNanos();
    }

    @Override
    public Connection getConnection() throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException none) {
                if (!isBusy() || System.nanoTime() - begun > longest) throw none;
            }
        }
    }

    private boolean isBusy() {
        return getHikariPoolMXBean().getTotalConnections() >= getMaximumPoolSize();
    }
}
