package org.peyvand.conversation.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.jooq.impl.DataSourceConnectionProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Word of changes reaches every node: all that came meanwhile at once, the same one once, and late rather than never. */
@PeyvandTest
class NotifierTest {

    private static final int PATIENCE_MS = 30_000;
    private static final int TIMES_AWAY = 1;

    @Autowired
    DSLContext db;

    @Autowired
    DataSource dataSource;

    private final UUID shop = UUID.randomUUID();
    private Notifier notifier;

    @AfterEach
    void stop() {
        notifier.stop();
    }

    @Test
    void wordGoesOutOnceTheDatabaseIsBack() throws SQLException {
        var asked = new AtomicInteger();
        start(through(source -> {
            if (asked.getAndIncrement() < TIMES_AWAY) throw new SQLTransientConnectionException("away");
            return source.getConnection();
        }));
        var change = change();
        try (var node = listening()) {
            notifier.tell(change);
            assertThat(heard(node, 1)).containsExactly(change);
        }
        assertThat(asked).hasValueGreaterThan(TIMES_AWAY);
    }

    @Test
    void manyChangesAreToldTogetherAndTheSameOneOnce() throws SQLException {
        var asked = new AtomicInteger();
        var busy = new CountDownLatch(1);
        start(through(source -> {
            if (asked.getAndIncrement() == 0) await(busy);
            return source.getConnection();
        }));
        var first = change();
        var one = change();
        var other = change();
        try (var node = listening()) {
            notifier.tell(first);
            Awaitility.await().until(() -> asked.get() == 1);
            List.of(one, other, one, one).forEach(notifier::tell);
            busy.countDown();
            assertThat(heard(node, 3)).containsExactly(first, one, other);
        }
        assertThat(asked)
                .as("one for the first, one for all that came meanwhile")
                .hasValue(2);
    }

    @Test
    void whatAJobTellsAfterTheNodeHasStoppedGoesOutStill() throws SQLException {
        start(db);
        notifier.stop();
        var change = change();
        try (var node = listening()) {
            notifier.tell(change);
            assertThat(heard(node, 1)).containsExactly(change);
        }
    }

    @Test
    void whatWasToldBeforeTheNodeStopsGoesOutStill() throws SQLException {
        start(db);
        try (var node = listening()) {
            var changes = List.of(change(), change(), change());
            changes.forEach(notifier::tell);
            notifier.stop();
            assertThat(heard(node, changes.size())).containsExactlyElementsOf(changes);
        }
    }

    private void start(DSLContext with) {
        notifier = new Notifier(with);
        notifier.start();
    }

    private Change change() {
        return new Change(shop, UUID.randomUUID(), Change.What.CHANGED, Optional.empty(), Optional.empty());
    }

    private Connection listening() throws SQLException {
        var node = dataSource.getConnection();
        try (var statement = node.createStatement()) {
            statement.execute("listen " + Changes.TOPIC);
        }
        return node;
    }

    /** The first so many of this shop, in the order in which they are heard. */
    private List<Change> heard(Connection node, int many) throws SQLException {
        var heard = new ArrayList<Change>();
        try (var statement = node.createStatement()) {
            for (long until = System.currentTimeMillis() + PATIENCE_MS;
                    heard.size() < many && System.currentTimeMillis() < until; ) {
                var told = node.unwrap(PGConnection.class).getNotifications(1_000);
                for (var one : Optional.ofNullable(told).map(List::of).orElse(List.of())) {
                    Change.parse(one.getParameter())
                            .filter(change -> change.workspace().equals(shop))
                            .ifPresent(heard::add);
                }
            }
            statement.execute("unlisten *");
        }
        return heard;
    }

    @FunctionalInterface
    private interface Way {
        Connection to(DataSource source) throws SQLException;
    }

    /** The database, reached in another way. */
    private DSLContext through(Way way) {
        var source = new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                return way.to(dataSource);
            }
        };
        return db.configuration()
                .derive(new DataSourceConnectionProvider(source))
                .dsl();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
