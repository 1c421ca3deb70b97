package org.peyvand.conversation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One open screen's stream of events, written by the request's own thread. */
final class LiveStream {

    /** A screen this far behind is better off connecting anew and looking at everything. */
    private static final int MOST_WAITING = 200;

    private static final int HEARTBEAT_SECONDS = 20;

    /** After that the screen connects anew, and whoever sits before it is asked for their rights again. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Predicate<Change> wanted;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean ended;

    LiveStream(Predicate<Change> wanted) {
        this.wanted = wanted;
    }

    void tell(Change change) {
        if (!wanted.test(change)) return;
        var event = "event: " + change.what().name().toLowerCase(java.util.Locale.ROOT) + "\ndata: "
                + change.conversation() + "\n\n";
        if (!waiting.offer(event)) connectAnew();
    }

    /** Ends the stream, so that the browser connects again and catches up. */
    void connectAnew() {
        ended = true;
        waiting.offer(":\n\n");
    }

    /** Writes until the screen is gone or the stream ends. */
    void run(HttpServletResponse response) {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            write(response, "retry: 1000\n\n");
            var until = System.nanoTime() + LONGEST_NANOS;
            while (!ended && System.nanoTime() < until) {
                var event = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                write(response, event == null ? ":\n\n" : event);
            }
        } catch (IOException gone) {
            ended = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpServletResponse response, String event) throws IOException {
        response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
