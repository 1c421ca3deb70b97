package org.peyvand.conversation.live;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Carries changes of all nodes, which come by the database's LISTEN, to the open streams of this one. */
@Component
public class LiveFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int LISTEN_MS = 2_000;
    private static final Duration DATABASE_GONE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final LiveStreams streams = new LiveStreams();
    private volatile boolean running;
    private volatile Thread listener;

    public LiveFeed(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Writes to a member's screen until it is gone, at most for some minutes.
     *
     * @param events what a change is told as: server-sent events, or nothing
     * @param first what is told at once; asked for once the stream is there, so that nothing falls between the two
     */
    public void toScreen(
            HttpServletResponse response,
            Predicate<Change> wanted,
            Function<Change, String> events,
            Supplier<String> first) {
        var screen = new LiveStream(wanted, events);
        streams.add(screen);
        try {
            if (running) screen.run(response, first.get());
        } finally {
            streams.remove(screen);
        }
    }

    /** As {@link #toScreen}, of one conversation to the customer's side. */
    public void toCustomer(
            UUID conversation,
            HttpServletResponse response,
            Predicate<Change> wanted,
            Function<Change, String> events,
            Supplier<String> first) {
        var stream = new LiveStream(wanted, events);
        streams.add(conversation, stream);
        try {
            if (running) stream.run(response, first.get());
        } finally {
            streams.remove(conversation, stream);
        }
    }

    @Override
    public void start() {
        running = true;
        listener = Thread.ofVirtual().name("live-updates").start(this::listen);
    }

    private void listen() {
        while (running) {
            try {
                listenUntilBroken();
            } catch (SQLException e) {
                if (running) LOG.warn("Live updates pause: {}", e.getMessage());
                pause();
            }
        }
    }

    private void listenUntilBroken() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("listen " + Changes.TOPIC);
            streams.connectAnew();
            var postgres = connection.unwrap(PGConnection.class);
            try {
                while (running) {
                    var heard = postgres.getNotifications(LISTEN_MS);
                    for (var notification : heard == null ? List.<PGNotification>of() : List.of(heard)) {
                        Change.parse(notification.getParameter()).ifPresent(streams::tell);
                    }
                }
            } finally {
                statement.execute("unlisten *");
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(DATABASE_GONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before the web server waits for its requests to end: these would never. */
    @Override
    public void stop() {
        running = false;
        streams.connectAnew();
        try {
            if (listener != null) listener.join(Duration.ofMillis(2L * LISTEN_MS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
