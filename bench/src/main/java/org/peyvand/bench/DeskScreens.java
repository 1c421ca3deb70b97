package org.peyvand.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;

/** How long a message is on its way to another member's open inbox. */
final class DeskScreens {

    private static final int PER_SECOND = 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Shop shop;
    private final Options options;
    private final Report report;
    private final Arrivals toScreen = new Arrivals();

    DeskScreens(Shop shop, Options options, Report report) {
        this.shop = shop;
        this.options = options;
        this.report = report;
    }

    void run(DeskFilling filling) throws IOException, InterruptedException, SQLException {
        report.progress("messages to another member's screen");
        try (var caller = new Caller(shop.program(), shop.newKey());
                var _ = AgentScreen.open(shop.readers(2).visitors().get(1), toScreen::arrived)) {
            say(caller, filling, options.count(100), 0);
            toScreen.forget();
            int count = options.count(600);
            say(caller, filling, count, 1_000);
            tell(filling, count);
        }
    }

    private void say(Caller caller, DeskFilling filling, int count, int first) throws InterruptedException {
        long begun = System.nanoTime();
        long gap = 1_000_000_000L / PER_SECOND;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = begun + i * gap;
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                var talk = filling.talk((first + i) * 7 % filling.size());
                toScreen.due(talk.id(), System.nanoTime());
                threads.submit(() -> caller.post(
                        DeskApi.PATH + "/" + talk.id() + "/messages", "{\"kind\":\"outbound\",\"text\":\"پاسخ\"}"));
            }
        }
        toScreen.awaitAll(LONGEST_WAIT);
    }

    private void tell(DeskFilling filling, int count) {
        var samples = toScreen.samples();
        var table = new Table(
                "A message to another member's screen, %d a second, %,d conversations (milliseconds)"
                        .formatted(PER_SECOND, filling.size()),
                "messages",
                "p50",
                "p95",
                "p99",
                "never");
        table.row(
                Integer.toString(count),
                Samples.number(samples.percentile(0.5)),
                Samples.number(samples.percentile(0.95)),
                Samples.number(samples.percentile(0.99)),
                Integer.toString(toScreen.missing()));
        report.add(table.note("From sending an answer by the API until the word of it is on the stream."));
    }
}
