package org.peyvand.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the pages of worth stand on, made from all orders as after a change of currency; then a purchase, to the page. */
final class WorthKept {

    private static final long POLL_MILLIS = 100;
    private static final long LONGEST_MILLIS = 1_800_000;
    private static final int PURCHASES = 100;

    private static final String MADE_NOW =
            "update platform.scheduled_tasks set execution_time = now() where task_name = 'worth'";
    private static final String BEGUN =
            "select coalesce(bool_or(picked), false) from platform.scheduled_tasks where task_name = 'worth'";
    private static final String MADE = "select count(*) from worth.snapshot";

    private final Shop shop;
    private final Options options;
    private final Report report;
    private int unmoved;

    WorthKept(Shop shop, Options options, Report report) {
        this.shop = shop;
        this.options = options;
        this.report = report;
    }

    /** Of the customers the shop has been filled with. */
    void run(Filling filling) throws IOException, InterruptedException, SQLException {
        report.progress("counting, fitting and scoring " + filling.size() + " customers");
        sell(filling.person(0));
        shop.database().execute("delete from worth.book", "delete from worth.snapshot", MADE_NOW);
        await(BEGUN, "t");
        long from = System.nanoTime();
        await(MADE, "1");
        double seconds = (System.nanoTime() - from) / 1e9;
        shop.database().execute("vacuum (analyze) worth.score, worth.month, worth.tally, worth.silence");
        var seen = toThePage(filling);
        var table = new Table("Worth kept for %,d customers".formatted(filling.size()), "what", "p50", "p95", "p99")
                .row(
                        "everybody counted, fitted, scored, looked through (seconds, once)",
                        Samples.number(seconds),
                        "",
                        "")
                .row(
                        "customer's page, a purchase typed in, its numbers read (milliseconds)",
                        Samples.number(seen.median()),
                        Samples.number(seen.percentile(0.95)),
                        Samples.number(seen.percentile(0.99)));
        if (unmoved > 0) {
            table.note("Of %,d purchases %,d left what the page says as it was: it rounds to three figures."
                    .formatted(options.count(PURCHASES), unmoved));
        }
        report.add(table);
    }

    /** Each page as it is read first after somebody bought something. */
    void afterAnOrder(Filling filling, Map<String, List<String>> pages) throws IOException, InterruptedException {
        var table = new Table(
                "The same pages, first read after a new order, %,d customers (milliseconds)".formatted(filling.size()),
                "page",
                "p50",
                "p95",
                "p99");
        for (var page : pages.entrySet()) {
            report.progress(page.getKey() + " after a new order");
            var nanos = new long[options.count(PURCHASES)];
            for (int at = 0; at < nanos.length; at++) {
                sell(filling.person((at + 1) * 13 % filling.size()));
                long from = System.nanoTime();
                shop.owner().page(page.getValue().getFirst());
                nanos[at] = System.nanoTime() - from;
            }
            var seen = Samples.of(nanos, Arrays.stream(nanos).sum());
            table.row(
                    page.getKey(),
                    Samples.number(seen.median()),
                    Samples.number(seen.percentile(0.95)),
                    Samples.number(seen.percentile(0.99)));
        }
        report.add(table);
    }

    private void await(String query, String answer) throws IOException, SQLException, InterruptedException {
        long until = System.currentTimeMillis() + LONGEST_MILLIS;
        while (!shop.database().ask(query).equals(answer)) {
            if (System.currentTimeMillis() > until) throw new IllegalStateException("In vain: " + query);
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void sell(Person person) throws IOException, InterruptedException {
        var page = "/customers/" + person.id();
        shop.owner()
                .submit(page, page + "/sales", Map.of("amount", "450000", "item", "چای"))
                .leadsTo();
    }

    /** The form as it is typed in, and the part of the customer's page that says what is expected of them. */
    private Samples toThePage(Filling filling) throws IOException, InterruptedException {
        var nanos = new long[options.count(PURCHASES)];
        for (int at = 0; at < nanos.length; at++) {
            var person = newcomer(filling, at);
            var before = expected(person);
            long from = System.nanoTime();
            sell(person);
            var after = expected(person);
            nanos[at] = System.nanoTime() - from;
            if (after.equals(before)) unmoved++;
        }
        return Samples.of(nanos, Arrays.stream(nanos).sum());
    }

    /** Of those added last: who bought at a smaller size has bought today, and a second purchase of a day says little. */
    private static Person newcomer(Filling filling, int at) {
        return filling.person(Math.floorMod(filling.size() - (at + 1) * 7, filling.size()));
    }

    private String expected(Person person) throws IOException, InterruptedException {
        return shop.owner().page("/worth/customers/" + person.id());
    }
}
