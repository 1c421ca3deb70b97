package org.peyvand.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What other programs can write a second, beside the same rows by plain JDBC. */
final class Api {

    private static final String BULK = "/api/v1/orders/bulk";
    private static final String ENTRIES = "/api/v1/entries";
    private static final int AT_ONCE = 500;
    private static final int WRITERS = 8;
    private static final Duration MOST = Duration.ofSeconds(30);

    /** The JVM's compiler shares the processors with what it compiles for so long. */
    private static final Duration WARMING_UP = Duration.ofSeconds(60);

    private final Shop shop;
    private final Options options;
    private final Report report;

    Api(Shop shop, Options options, Report report) {
        this.shop = shop;
        this.options = options;
        this.report = report;
    }

    void run(Filling filling) throws IOException, InterruptedException, SQLException {
        var key = shop.newKey();
        try (var caller = new Caller(shop.program(), key)) {
            if (!caller.has(BULK) || !caller.has(ENTRIES)) {
                report.add(new Table("API").note("left out: the program has no " + BULK + " and " + ENTRIES));
                return;
            }
        }
        var table = new Table(
                "API with %,d customers".formatted(filling.size()), "what", "API", "plain JDBC", "JDBC / API");
        addRow(
                table,
                "orders a second, %d of two lines at once, 1 writer".formatted(AT_ONCE),
                orders(key, filling),
                plainOrders(filling));
        addRow(
                table,
                "single events a second, %d writers".formatted(WRITERS),
                events(key, filling),
                plainEvents(filling));
        report.add(
                table.note(
                        "Plain JDBC: the same rows by the program's role, behind the wall, one commit for each request;"
                                + " of an order also its entry on the timeline, of an event also the customer's last contact."));
    }

    private static void addRow(Table table, String what, double api, double plain) {
        table.row(what, Samples.number(api), Samples.number(plain), Samples.number(plain / api));
    }

    private double orders(String key, Filling filling) throws IOException, InterruptedException {
        report.progress("orders by the API");
        try (var caller = new Caller(shop.program(), key)) {
            for (int warmUp = 0; warmUp < options.count(10); warmUp++) {
                caller.post(BULK, ApiOrder.json(ApiOrder.some("warm-", warmUp * 50, 50, filling)));
            }
            var bodies = bulks("api-", filling).stream().map(ApiOrder::json).toList();
            return AT_ONCE
                    * Writers.perSecond(List.of(number -> caller.post(BULK, bodies.get(number))), bodies.size(), MOST);
        }
    }

    private double plainOrders(Filling filling) throws IOException, SQLException, InterruptedException {
        try (var plain = new PlainJdbc(shop.database(), shop.workspace())) {
            plain.orders(ApiOrder.some("warm-jdbc-", 0, 50, filling));
            var bulks = bulks("jdbc-", filling);
            return AT_ONCE * Writers.perSecond(List.of(number -> plain.orders(bulks.get(number))), bulks.size(), MOST);
        }
    }

    private List<List<ApiOrder>> bulks(String prefix, Filling filling) {
        var bulks = new ArrayList<List<ApiOrder>>();
        for (int at = 0; at < options.count(40); at++) bulks.add(ApiOrder.some(prefix, at * AT_ONCE, AT_ONCE, filling));
        return bulks;
    }

    private double events(String key, Filling filling) throws InterruptedException {
        report.progress("single events by the API");
        var callers = new ArrayList<Caller>();
        for (int at = 0; at < WRITERS; at++) callers.add(new Caller(shop.program(), key));
        try {
            var customers = customers(filling);
            writeEvents(callers, customers, "warm", options.count(40_000), WARMING_UP);
            return writeEvents(callers, customers, "api", options.count(4_000), MOST);
        } finally {
            callers.forEach(Caller::close);
        }
    }

    private double writeEvents(List<Caller> callers, List<UUID> customers, String prefix, int count, Duration time)
            throws InterruptedException {
        var writers = callers.stream()
                .map(caller -> (Writers.Writer) number -> caller.post(ENTRIES, event(customers, prefix, number)))
                .toList();
        return Writers.perSecond(writers, count, time);
    }

    private static String event(List<UUID> customers, String prefix, int number) {
        return "{\"customer\":{\"id\":\"%s\"},\"kind\":\"visit\",\"text\":\"آمد\",\"source\":\"bench\",\"externalId\":\"%s-%d\"}"
                .formatted(customers.get(number % customers.size()), prefix, number);
    }

    private double plainEvents(Filling filling) throws IOException, SQLException, InterruptedException {
        var writers = new ArrayList<PlainJdbc>();
        try {
            for (int at = 0; at < WRITERS; at++) writers.add(new PlainJdbc(shop.database(), shop.workspace()));
            var customers = customers(filling);
            var write = writers.stream()
                    .map(plain ->
                            (Writers.Writer) number -> plain.visit(customers.get(number % customers.size()), number))
                    .toList();
            return Writers.perSecond(write, options.count(4_000), MOST);
        } finally {
            for (var writer : writers) writer.close();
        }
    }

    private static List<UUID> customers(Filling filling) {
        var customers = new ArrayList<UUID>();
        for (int at = 0; at < 1_000; at++)
            customers.add(filling.person((int) (at * 7919L % filling.size())).id());
        return customers;
    }
}
