package org.peyvand.conversation.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** One open screen's stream of events, written by the request's own thread. */
final class LiveStream {

    /** A screen this far behind is better off connecting anew and looking at everything. */
    private static final int MOST_WAITING = 200;

    private static final int HEARTBEAT_SECONDS = 20;

    /** After that the screen connects anew, and whoever sits before it is asked for their rights again. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final String HEARTBEAT = ":\n\n";
    private static final Change NOTHING =
            new Change(new UUID(0, 0), new UUID(0, 0), Change.What.CHANGED, Optional.empty(), Optional.empty());

    private final Predicate<Change> wanted;
    private final Function<Change, String> events;
    private final BlockingQueue<Change> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean ended;

    /** @param events what a change is told as: server-sent events, or nothing */
    LiveStream(Predicate<Change> wanted, Function<Change, String> events) {
        this.wanted = wanted;
        this.events = events;
    }

    /** The same word once more before it was heard says nothing new. */
    void tell(Change change) {
        if (!wanted.test(change) || waiting.contains(change)) return;
        if (change.what() == Change.What.TEAMS || !waiting.offer(change)) connectAnew();
    }

    /** Ends the stream, so that the browser connects again and catches up. */
    void connectAnew() {
        ended = true;
        waiting.offer(NOTHING);
    }

    /** Writes until the screen is gone or the stream ends; what comes first is written at once. */
    void run(HttpServletResponse response, String first) {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            write(response, "retry: 1000\n\n" + first);
            var until = System.nanoTime() + LONGEST_NANOS;
            while (!ended && System.nanoTime() < until) {
                var change = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                write(response, change == null || change == NOTHING ? HEARTBEAT : events.apply(change));
            }
        } catch (IOException gone) {
            ended = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpServletResponse response, String events) throws IOException {
        response.getOutputStream().write(events.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
