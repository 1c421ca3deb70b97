package org.peyvand.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Conversations begun by the API, at one writer and at more, beside the same rows by plain JDBC. */
final class DeskApi {

    static final String PATH = "/api/v1/conversations";
    private static final Duration MOST = Duration.ofSeconds(15);

    /** The JVM's compiler shares the processors with what it compiles for so long. */
    private static final Duration WARMING_UP = Duration.ofSeconds(90);

    private static final int FRESH = 40_000_000;

    private final Shop shop;
    private final Options options;
    private final Report report;
    private int next = FRESH;

    DeskApi(Shop shop, Options options, Report report) {
        this.shop = shop;
        this.options = options;
        this.report = report;
    }

    void run(DeskFilling filling) throws IOException, InterruptedException, SQLException {
        var key = shop.newKey();
        proveWords(key, filling);
        var table = new Table(
                "Conversations begun, beside %,d".formatted(filling.size()),
                "writers",
                "API p50",
                "p95",
                "p99",
                "API a second",
                "plain JDBC a second",
                "API / JDBC");
        report.progress("conversations by the API");
        write(key, filling, 8, options.count(60_000), WARMING_UP);
        for (int writers : List.of(1, 8, 32)) {
            var told = write(key, filling, writers, options.count(writers == 1 ? 600 : 2_000), MOST);
            var plain = plain(filling, writers, options.count(writers == 1 ? 1_200 : 4_000));
            table.row(
                    Integer.toString(writers),
                    Samples.number(told.median()),
                    Samples.number(told.percentile(0.95)),
                    Samples.number(told.percentile(0.99)),
                    Samples.number(told.perSecond()),
                    Samples.number(plain.perSecond()),
                    Samples.number(told.perSecond() / plain.perSecond()));
        }
        report.add(table.note(
                        "Plain JDBC: the same rows (conversation, message, its words, two timers, the entry on the"
                                + " timeline, the customer's last contact) by the program's role, behind the wall, one commit each.")
                .note("Aim: at least half of plain JDBC."));
    }

    /** Search figures would mean nothing if the words loaded were not those the program writes. */
    private void proveWords(String key, DeskFilling filling) throws IOException, InterruptedException, SQLException {
        try (var caller = new Caller(shop.program(), key)) {
            var talk = filling.talk(0);
            var answer = caller.post(PATH, body(filling, 0, talk.first().text()));
            var message = answer.replaceAll("(?s).*\"message\":\"([^\"]+)\".*", "$1");
            var theirs = shop.database()
                    .ask("select string_agg(token, ' ') from conversation.word where message_id = '" + message + "'");
            var ours = new TreeSet<>(SearchWords.joined(talk.first().text().split(" ")));
            if (!ours.equals(new TreeSet<>(List.of(theirs.split(" ")))))
                throw new IllegalStateException("Search words differ: " + theirs + " and not " + ours);
        }
    }

    private Samples write(String key, DeskFilling filling, int count, int most, Duration time)
            throws InterruptedException {
        var callers = new ArrayList<Caller>();
        for (int at = 0; at < count; at++) callers.add(new Caller(shop.program(), key));
        int from = next;
        next += most;
        try {
            return Timed.run(
                    callers.stream()
                            .map(caller -> (Writers.Writer)
                                    number -> caller.post(PATH, body(filling, from + number, text(filling, number))))
                            .toList(),
                    most,
                    time);
        } finally {
            callers.forEach(Caller::close);
        }
    }

    private static String text(DeskFilling filling, int number) {
        return filling.talk(number % filling.size()).first().text();
    }

    private static String body(DeskFilling filling, int number, String text) {
        return "{\"customer\":{\"id\":\"%s\"},\"message\":{\"kind\":\"inbound\",\"text\":\"%s\",\"source\":\"bench\",\"externalId\":\"%s-%d\"}}"
                .formatted(filling.customer(number), text, UUID.randomUUID(), number);
    }

    private Samples plain(DeskFilling filling, int count, int most)
            throws SQLException, InterruptedException, IOException {
        var writers = new ArrayList<PlainDesk>();
        try {
            for (int at = 0; at < count; at++) writers.add(new PlainDesk(shop.database(), shop.workspace()));
            return Timed.run(
                    writers.stream()
                            .map(plain -> (Writers.Writer)
                                    number -> plain.begin(filling.customer(number), text(filling, number)))
                            .toList(),
                    most,
                    MOST);
        } finally {
            for (var writer : writers) writer.close();
        }
    }
}
