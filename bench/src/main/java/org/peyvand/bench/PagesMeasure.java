package org.peyvand.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages at one reader and at more, beside their own SQL; then at the next size the same again. */
final class PagesMeasure {

    private static final Duration MOST = Duration.ofSeconds(12);
    private static final Duration FIRST_WARMING_UP = Duration.ofSeconds(40);

    private final Shop shop;
    private final Options options;
    private final Report report;
    private final List<Integer> readersAt;
    private final Map<String, Double> medianBefore = new HashMap<>();

    /** @param readersAt how many read at once, the first of them one */
    PagesMeasure(Shop shop, Options options, Report report, List<Integer> readersAt) {
        this.shop = shop;
        this.options = options;
        this.report = report;
        this.readersAt = readersAt;
    }

    private record Reference(Samples whole, Samples own, double statements) {

        double allowed() {
            return 3 * whole.median() + 2;
        }

        double allowedByOwn() {
            return 3 * own.median() + 2;
        }
    }

    /**
     * At the size the shop has been filled to.
     *
     * @param of what the shop is filled with, such as {@code 10,000 customers}
     * @param plans the name of the file for the plans
     */
    void run(String of, String plans, Map<String, List<String>> pages)
            throws IOException, InterruptedException, SQLException {
        var readers = shop.readers(readersAt.getLast());
        warmUp(shop.readers(Math.min(8, readersAt.getLast())), pages);
        var table = table(of);
        var file = new Plans(options.root().resolve("bench/target/" + plans));
        for (var page : pages.entrySet()) {
            report.progress(page.getKey() + " with " + of);
            var reference = reference(page.getKey(), page.getValue(), file);
            for (int many : readersAt) {
                var requests = options.count(many == 1 ? 300 : 1_200);
                var samples = readers.first(many).read(page.getValue(), requests, MOST);
                addRow(table, page.getKey(), many, samples, many == 1 ? Optional.of(reference) : Optional.empty());
            }
        }
        report.add(table.note("The plan of each statement, at its slowest: " + file.file()));
    }

    /** Until the JVM has compiled what the pages need, or nearly: the first time that takes it long. */
    private void warmUp(Readers readers, Map<String, List<String>> pages) throws InterruptedException {
        report.progress("warming up");
        boolean first = medianBefore.isEmpty();
        for (var page : pages.values())
            readers.read(page, options.count(first ? 10_000 : 1_500), first ? FIRST_WARMING_UP : MOST);
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

    private static Table table(String of) {
        return new Table(
                        "Pages with " + of + " (milliseconds)",
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

    private void addRow(Table table, String page, int readers, Samples samples, Optional<Reference> reference) {
        var measured = List.of(
                page,
                Integer.toString(readers),
                Samples.number(samples.median()),
                Samples.number(samples.percentile(0.95)),
                Samples.number(samples.percentile(0.99)),
                Samples.number(samples.perSecond()));
        var beside = reference.map(own -> compared(page, samples, own)).orElse(List.of("", "", "", "", "", ""));
        table.row(Stream.concat(measured.stream(), beside.stream()).toArray(String[]::new));
    }

    private List<String> compared(String page, Samples alone, Reference reference) {
        var growth = alone.median() / medianBefore.getOrDefault(page, Double.NaN);
        medianBefore.put(page, alone.median());
        return List.of(
                Samples.number(reference.whole().median()),
                Samples.number(reference.own().median()),
                Samples.number(reference.statements()),
                Samples.number(alone.median() / reference.allowed()),
                Samples.number(alone.median() / reference.allowedByOwn()),
                Samples.number(growth));
    }
}
