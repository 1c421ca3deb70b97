package org.peyvand.conversation;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.peyvand.conversation.reading.Visible;
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
    private final LiveStreams streams = new LiveStreams();
    private volatile boolean running;
    private volatile Thread listener;

    LiveUpdates(DataSource dataSource, Visible visible) {
        this.dataSource = dataSource;
        this.visible = visible;
    }

    /** Sends all changes of the workspace acted in that are for whoever acts until the screen is gone, at most for some minutes. */
    public void ofInbox(HttpServletResponse response) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var inSight = inSight();
        send(
                response,
                new LiveStream(change -> inSight.test(change) && isForInbox(change), LiveUpdates::event),
                () -> "");
    }

    private static boolean isForInbox(Change change) {
        return switch (change.what()) {
            case CHANGED, TYPING, TEAMS -> true;
            case CUSTOMER_TYPING, SEEN, READ -> false;
        };
    }

    /**
     * As {@link #ofInbox}, of one conversation a member has open: also that its customer writes, or has seen the answer.
     *
     * @param isBehind whether more was seen than the screen shows; asked once the stream is there
     */
    public void ofOpened(UUID conversation, HttpServletResponse response, BooleanSupplier isBehind) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var inSight = inSight();
        var stream = new LiveStream(
                change -> inSight.test(change)
                        && change.what() != Change.What.READ
                        && (change.what() == Change.What.TEAMS
                                || change.conversation().equals(conversation)),
                LiveUpdates::event);
        var seen = new Change(Acting.workspace(), conversation, Change.What.SEEN, Optional.empty());
        send(response, stream, () -> isBehind.getAsBoolean() ? event(seen) : "");
    }

    private Predicate<Change> inSight() {
        var workspace = Acting.workspace();
        var hidden = visible.hidden();
        return change -> change.workspace().equals(workspace)
                && change.team().filter(hidden::contains).isEmpty();
    }

    private void send(HttpServletResponse response, LiveStream screen, Supplier<String> first) {
        streams.add(screen);
        try {
            if (running) screen.run(response, first.get());
        } finally {
            streams.remove(screen);
        }
    }

    private static String event(Change change) {
        return "event: " + change.what().name().toLowerCase(Locale.ROOT) + "\ndata: " + change.conversation() + "\n\n";
    }

    /** What the customer's side is told of one conversation, as events of its own making; asked on the calling thread. */
    public interface News {

        /** What came, was seen or changed since it was last asked, or nothing. */
        String since();

        /** Whether one of us is writing, or nothing. */
        String typing();
    }

    /** Sends that something changed in one conversation to the customer's side, which looks for itself. */
    public void ofConversation(UUID conversation, HttpServletResponse response) {
        var stream = stream(change -> change.what() == Change.What.CHANGED, LiveUpdates::event);
        send(conversation, response, stream, () -> "");
    }

    /** Sends what is new in one conversation to the customer's side, now and at every change. */
    public void ofConversation(UUID conversation, HttpServletResponse response, News news) {
        var stream = stream(
                LiveUpdates::isForCustomer,
                change -> change.what() == Change.What.TYPING ? news.typing() : news.since());
        send(conversation, response, stream, news::since);
    }

    private static boolean isForCustomer(Change change) {
        return switch (change.what()) {
            case CHANGED, TYPING, READ -> true;
            case CUSTOMER_TYPING, SEEN, TEAMS -> false;
        };
    }

    private static LiveStream stream(Predicate<Change> wanted, Function<Change, String> events) {
        var workspace = Acting.workspace();
        return new LiveStream(change -> change.workspace().equals(workspace) && wanted.test(change), events);
    }

    /** Listens before it asks for the first news, so that nothing falls between the two. */
    private void send(UUID conversation, HttpServletResponse response, LiveStream stream, Supplier<String> first) {
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
                    for (var notification : heard == null ? List.<org.postgresql.PGNotification>of() : List.of(heard)) {
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
