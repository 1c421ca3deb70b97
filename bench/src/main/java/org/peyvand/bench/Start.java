package org.peyvand.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** How long a start takes with data in place, and how much memory the program has while idle and while at work. */
final class Start {

    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final int MANY = 8;

    private final Shop shop;
    private final Options options;
    private final Report report;

    Start(Shop shop, Options options, Report report) {
        this.shop = shop;
        this.options = options;
        this.report = report;
    }

    /** Stops the shop and starts it again, several times. */
    void run(Program program, Filling filling) throws IOException, InterruptedException, SQLException {
        var table = new Table("Start and size with %,d customers".formatted(filling.size()), "what", "figure");
        table.row("start to first page, without the AOT cache", start(program.withoutCache()));
        if (program.cache().isPresent()) table.row("start to first page, with the AOT cache", start(program));
        else table.note("Without the AOT cache only: the launcher has not made one.");
        addMemory(table, filling);
        table.row("the jar", Memory.megabytes(program.size()));
        report.add(table.note(
                        "Start: from the process's birth to the last byte of the list of customers; the median of "
                                + starts() + ".")
                .note("Memory: proportional set size; PostgreSQL with its shared buffers as far as they are filled."));
    }

    private int starts() {
        return options.quick() ? 1 : 3;
    }

    private String start(Program how) throws IOException, InterruptedException {
        shop.owner();
        report.progress("starting" + (how.cache().isPresent() ? " with the AOT cache" : ""));
        var nanos = new long[starts()];
        for (int at = 0; at < nanos.length; at++) {
            shop.stop();
            long from = System.nanoTime();
            shop.start(how);
            awaitPage();
            nanos[at] = System.nanoTime() - from;
            shop.program().awaitReady();
        }
        return Samples.number(Samples.of(nanos, 1).median() / 1e3) + " s";
    }

    private void awaitPage() throws IOException, InterruptedException {
        while (!isThere(shop.owner())) {
            shop.program().failIfEnded();
            Thread.sleep(10);
        }
    }

    private static boolean isThere(Visitor visitor) throws IOException, InterruptedException {
        try {
            return visitor.has("/customers");
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private void addMemory(Table table, Filling filling) throws IOException, InterruptedException, SQLException {
        Thread.sleep(Duration.ofSeconds(options.quick() ? 2 : 10));
        var idle = Memory.of(shop.program());
        var load = underLoad(filling);
        table.row("JVM idle after the start", Memory.megabytes(idle.jvm()));
        table.row("JVM under load, %d readers".formatted(MANY), Memory.megabytes(load.jvm()));
        table.row("PostgreSQL idle after the start", Memory.megabytes(idle.postgres()));
        table.row("PostgreSQL under load, %d readers".formatted(MANY), Memory.megabytes(load.postgres()));
    }

    /** The most that was seen while all pages were read in turn. */
    private Memory underLoad(Filling filling) throws IOException, InterruptedException {
        report.progress("memory under load");
        var readers = shop.readers(MANY);
        var pages = Pages.of(filling).values().stream().flatMap(List::stream).toList();
        var most = new AtomicReference<>(Memory.of(shop.program()));
        var watch = Thread.ofPlatform().daemon().start(() -> watch(most));
        readers.read(pages, options.count(8_000), options.quick() ? Duration.ofSeconds(5) : LOAD);
        watch.interrupt();
        watch.join();
        return most.get();
    }

    private void watch(AtomicReference<Memory> most) {
        try {
            while (true) {
                most.set(most.get().max(Memory.of(shop.program())));
                Thread.sleep(1_000);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }
}
