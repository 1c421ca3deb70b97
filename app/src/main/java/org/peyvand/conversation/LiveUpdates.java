package org.peyvand.conversation;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Carries word of changes to every open screen of this node as server-sent events: {@code changed} and {@code typing},
 * with the conversation's id. A screen that hears one, or that is connected anew, asks for what it shows; so nothing is
 * lost when an event is. Changes of all nodes come by the database's LISTEN.
 */
@Service
public class LiveUpdates implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
    private static final int LISTEN_MS = 2_000;
    private static final Duration DATABASE_GONE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Visible visible;
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile Thread listener;

    LiveUpdates(DataSource dataSource, Visible visible) {
        this.dataSource = dataSource;
        this.visible = visible;
    }

    /** Sends all changes of the workspace acted in that are for whoever acts until the screen is gone, at most for some minutes. */
    public void ofInbox(HttpServletResponse response) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        send(response, new LiveStream(inSight(), LiveUpdates::event), () -> "");
    }

    private Predicate<Change> inSight() {
        var workspace = Acting.workspace();
        var hidden = visible.hidden();
        return change -> change.workspace().equals(workspace)
                && change.team().filter(hidden::contains).isEmpty();
    }

    /** As {@link #ofInbox}, of one conversation: what the customer's side listens to. */
    public void ofConversation(UUID conversation, HttpServletResponse response) {
        send(response, new LiveStream(of(conversation), LiveUpdates::event), () -> "");
    }

    /**
     * Sends what is new in one conversation as events of the caller's making, now and at every change.
     *
     * @param news gives the events for what came since it was last asked, or nothing; asked on the calling thread
     */
    public void ofConversation(UUID conversation, HttpServletResponse response, Supplier<String> news) {
        send(response, new LiveStream(of(conversation), _ -> news.get()), news);
    }

    private static Predicate<Change> of(UUID conversation) {
        var workspace = Acting.workspace();
        return change -> change.what() == Change.What.CHANGED
                && change.workspace().equals(workspace)
                && change.conversation().equals(conversation);
    }

    private static String event(Change change) {
        return "event: " + change.what().name().toLowerCase(Locale.ROOT) + "\ndata: " + change.conversation() + "\n\n";
    }

    /** Listens before it asks for the first news, so that nothing falls between the two. */
    private void send(HttpServletResponse response, LiveStream stream, Supplier<String> first) {
        streams.add(stream);
        try {
            if (running) stream.run(response, first.get());
        } finally {
            streams.remove(stream);
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
            streams.forEach(LiveStream::connectAnew);
            var postgres = connection.unwrap(PGConnection.class);
            try {
                while (running) {
                    var heard = postgres.getNotifications(LISTEN_MS);
                    for (var notification : heard == null ? List.<org.postgresql.PGNotification>of() : List.of(heard)) {
                        Change.parse(notification.getParameter()).ifPresent(this::spread);
                    }
                }
            } finally {
                statement.execute("unlisten *");
            }
        }
    }

    private void spread(Change change) {
        for (var stream : streams) stream.tell(change);
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
        streams.forEach(LiveStream::connectAnew);
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
