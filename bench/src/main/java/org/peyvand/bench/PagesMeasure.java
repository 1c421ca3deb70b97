package org.peyvand.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pages at one and at eight readers, beside their own SQL; then at the next size the same again. */
final class PagesMeasure {

    private static final int MANY = 8;
    private static final Duration MOST = Duration.ofSeconds(20);

    private final Shop shop;
    private final Options options;
    private final Report report;
    private final Map<String, Double> medianBefore = new HashMap<>();

    PagesMeasure(Shop shop, Options options, Report report) {
        this.shop = shop;
        this.options = options;
        this.report = report;
    }

    private record Reference(Samples whole, Samples own, double statements) {

        double allowed() {
            return 3 * whole.median() + 2;
        }

        double allowedByOwn() {
            return 3 * own.median() + 2;
        }
    }

    /** At the size the shop has been filled to. */
    void run(Filling filling) throws IOException, InterruptedException, SQLException {
        var readers = shop.readers(MANY);
        var pages = Pages.of(filling);
        warmUp(readers, pages);
        var table = table(filling.size());
        var plans = new Plans(options.root().resolve("bench/target/plans-" + filling.size() + ".txt"));
        for (var page : pages.entrySet()) {
            report.progress(page.getKey() + " with " + filling.size() + " customers");
            var reference = reference(page.getKey(), page.getValue(), plans);
            var alone = readers.first(1).read(page.getValue(), options.count(300), MOST);
            var together = readers.read(page.getValue(), options.count(1_200), MOST);
            addRows(table, page.getKey(), alone, together, reference);
        }
        report.add(table.note("The plan of each statement, at its slowest: " + plans.file()));
    }

    /** Until the JVM has compiled what the pages need, or nearly. */
    private void warmUp(Readers readers, Map<String, List<String>> pages) throws InterruptedException {
        report.progress("warming up");
        for (var page : pages.values()) readers.read(page, options.count(1_500), MOST);
    }

    private Reference reference(String page, List<String> addresses, Plans plans)
            throws IOException, InterruptedException, SQLException {
        var visitor = shop.owner();
        var requests = addresses.stream()
                .map(address -> (SqlLog.Request) () -> visitor.page(address))
                .toList();
        var sql = new SqlLog(shop.database()).of(requests);
        plans.write(page, sql, shop.database());
        var rounds = Math.max(1, options.count(300) / sql.size());
        try (var replay = new Replay(shop.database())) {
            var whole = replay.run(sql, rounds, MOST);
            var own = replay.run(sql.stream().map(Sql::ofThePageItself).toList(), rounds, MOST);
            return new Reference(
                    whole, own, sql.stream().mapToInt(Sql::statements).average().orElse(0));
        }
    }

    private static Table table(int customers) {
        return new Table(
                        "Pages with %,d customers, ten entries each (milliseconds)".formatted(customers),
                        "page",
                        "readers",
                        "p50",
                        "p95",
                        "p99",
                        "per second",
                        "SQL p50",
                        "without the session's",
                        "statements",
                        "p50 / (3 SQL + 2)",
                        "without the session's",
                        "growth of p50")
                .note("SQL: all statements of the request, back to back on one connection, in the same transactions;"
                        + " then without those that read and touch the session, which every page has alike.")
                .note("Aim: p50 at one reader at most 3 times its SQL plus 2 ms (column at most 1); growth at most 2.");
    }

    private void addRows(Table table, String page, Samples alone, Samples together, Reference reference) {
        var growth = alone.median() / medianBefore.getOrDefault(page, Double.NaN);
        medianBefore.put(page, alone.median());
        table.row(
                page,
                "1",
                Samples.number(alone.median()),
                Samples.number(alone.percentile(0.95)),
                Samples.number(alone.percentile(0.99)),
                Samples.number(alone.perSecond()),
                Samples.number(reference.whole().median()),
                Samples.number(reference.own().median()),
                Samples.number(reference.statements()),
                Samples.number(alone.median() / reference.allowed()),
                Samples.number(alone.median() / reference.allowedByOwn()),
                Samples.number(growth));
        table.row(
                page,
                Integer.toString(MANY),
                Samples.number(together.median()),
                Samples.number(together.percentile(0.95)),
                Samples.number(together.percentile(0.99)),
                Samples.number(together.perSecond()),
                "",
                "",
                "",
                "",
                "",
                "");
    }
}
