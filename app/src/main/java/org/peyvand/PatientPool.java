package org.peyvand;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.peyvand.workspace.PipelinedConnection;

/**
 * Connections given out in the order in which they were asked for, which tells a busy database from one that is gone.
 * Where none can be had in the time allowed for connecting, though all there may be are open, the database is at work for
 * others and it is worth waiting on; where they are not, it is gone, and whoever asks is told at once.
 *
 * <p>The queue stands before the pool: the pool's own hands connections over by spinning and in no order, so that of hundreds
 * of virtual threads which wait in it on a few processors many wait in vain.
 */
final class PatientPool extends HikariDataSource {

    private final long longest;
    private final Semaphore turns;

    /** @param longest how long to wait where the database is busy */
    PatientPool(HikariConfig settings, Duration longest) {
        super(settings);
        this.longest = longest.toNanos();
        this.turns = new Semaphore(settings.getMaximumPoolSize(), true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        awaitTurn();
        try {
            return givingTheTurnBack(PipelinedConnection.over(super.getConnection()));
        } catch (SQLException | RuntimeException none) {
            turns.release();
            throw none;
        }
    }

    /** How many wait for their turn, about. */
    int waiting() {
        return turns.getQueueLength();
    }

    private void awaitTurn() throws SQLException {
        try {
            if (!turns.tryAcquire(patience(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException("No connection to the database was free in time");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Stopped while waiting for a connection", stopped);
        }
    }

    private long patience() {
        return isBusy() ? longest : TimeUnit.MILLISECONDS.toNanos(getConnectionTimeout());
    }

    private boolean isBusy() {
        return getHikariPoolMXBean().getTotalConnections() >= getMaximumPoolSize();
    }

    private Connection givingTheTurnBack(Connection connection) {
        var open = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                PatientPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (itself, method, arguments) -> {
                    if (method.getName().equals("equals")) return itself == arguments[0];
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    } finally {
                        if (method.getName().equals("close") && open.getAndSet(false)) turns.release();
                    }
                });
    }
}
