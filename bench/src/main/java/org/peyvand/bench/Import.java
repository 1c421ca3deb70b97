package org.peyvand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;

/** A shop's real order file through the program, beside a bare {@code COPY} of the same rows. */
final class Import {

    private static final Path FILE = Path.of("online-retail", "online_retail_all.csv.gz");
    private static final String PAGE = "/customers/import";
    private static final int QUICK_LINES = 20_000;

    private final Options options;
    private final Report report;

    Import(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** In a shop of its own, empty before. */
    void run(Shop shop) throws IOException, InterruptedException, SQLException {
        var file = options.data().map(folder -> folder.resolve(FILE)).filter(Files::exists);
        if (file.isEmpty()) skip("left out: PEYVAND_TEST_DATA names no folder with " + FILE);
        else if (!shop.owner().has(PAGE)) skip("left out: the program has no page " + PAGE);
        else measure(shop, plain(file.get(), shop.folder()));
    }

    private void skip(String why) {
        report.add(new Table("Import of a real order file").note(why));
    }

    /** The file unpacked, so that neither side is measured unpacking; its head alone in a quick run. */
    private Path plain(Path packed, Path folder) throws IOException {
        var plain = folder.resolve("orders.csv");
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(packed)), java.nio.charset.StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(plain)) {
            long most = options.quick() ? QUICK_LINES : Long.MAX_VALUE;
            for (var line = lines.readLine(); line != null && most-- > 0; line = lines.readLine())
                out.write(line + "\n");
        }
        return plain;
    }

    private void measure(Shop shop, Path file) throws IOException, InterruptedException, SQLException {
        report.progress("importing the order file");
        long upload = System.nanoTime();
        var page = shop.owner().upload(PAGE, PAGE, file).leadsTo();
        upload = System.nanoTime() - upload;
        shop.owner().submit(page, page, java.util.Map.of());
        awaitEnd(shop);
        double job = seconds(shop, "extract(epoch from finished_at - started_at)");
        long rows = Math.round(seconds(shop, "rows_done"));
        double bare = bareCopy(shop, file);
        report.add(new Table("Import of a real order file", "what", "seconds", "rows per second", "times the bare COPY")
                .row("upload and first look", Samples.number(upload / 1e9), "", "")
                .row(
                        "import of " + rows + " rows",
                        Samples.number(job),
                        Samples.number(rows / job),
                        Samples.number(job / bare))
                .row("bare COPY into a table without index", Samples.number(bare), Samples.number(rows / bare), "1")
                .note("Aim: the import at most 10 times the bare COPY.")
                .note("Found: " + shop.database().ask("select counts::text from commerce.import")));
    }

    private void awaitEnd(Shop shop) throws IOException, InterruptedException, SQLException {
        var state = state(shop);
        while (state.equals("running") || state.equals("uploaded")) {
            Thread.sleep(500);
            shop.program().failIfEnded();
            state = state(shop);
        }
        if (!state.equals("done")) throw new IllegalStateException("The import ended as " + state);
    }

    private static String state(Shop shop) throws IOException, SQLException {
        return shop.database().ask("select state from commerce.import");
    }

    private static double seconds(Shop shop, String what) throws IOException, SQLException {
        return Double.parseDouble(shop.database().ask("select " + what + " from commerce.import"));
    }

    /** Every column as text, so that nothing but writing the rows down is measured. */
    private double bareCopy(Shop shop, Path file) throws IOException, SQLException {
        String head;
        try (var lines = Files.lines(file)) {
            head = lines.findFirst().orElseThrow();
        }
        shop.database()
                .execute("create schema bench", "create table bench.row (" + head.replace(",", " text, ") + " text)");
        try (var connection = shop.database().asOwner();
                var rows = Files.newInputStream(file)) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long from = System.nanoTime();
            copy.copyIn("copy bench.row from stdin (format csv, header)", rows, 1 << 16);
            return (System.nanoTime() - from) / 1e9;
        }
    }
}
