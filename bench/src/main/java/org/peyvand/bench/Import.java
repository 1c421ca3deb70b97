package org.peyvand.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;

/** A shop's real order file through the program's own command, beside a bare {@code COPY} of the same rows. */
final class Import {

    private static final Path FILE = Path.of("online-retail", "online_retail_all.csv.gz");
    private static final int QUICK_LINES = 20_000;

    private final Program program;
    private final Options options;
    private final Report report;

    Import(Program program, Options options, Report report) {
        this.program = program;
        this.options = options;
        this.report = report;
    }

    /** In a shop of its own, empty before. */
    void run(Shop shop) throws IOException, InterruptedException, SQLException {
        var file = options.data().map(folder -> folder.resolve(FILE)).filter(Files::exists);
        if (file.isEmpty()) skip("left out: PEYVAND_TEST_DATA names no folder with " + FILE);
        else measure(shop, plain(file.get(), shop.folder()));
    }

    private void skip(String why) {
        report.add(new Table("Import of a real order file").note(why));
    }

    /** The file unpacked, so that neither side is measured unpacking; its head alone in a quick run. */
    private Path plain(Path packed, Path folder) throws IOException {
        var plain = folder.resolve("orders.csv");
        try (var lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(plain)) {
            long most = options.quick() ? QUICK_LINES : Long.MAX_VALUE;
            for (var line = lines.readLine(); line != null && most-- > 0; line = lines.readLine())
                out.write(line + "\n");
        }
        return plain;
    }

    private void measure(Shop shop, Path file) throws IOException, InterruptedException, SQLException {
        report.progress("importing the order file");
        var imported = program.administer(shop.folder(), "import", file.toString());
        if (imported.status() == 0) tell(shop, file, imported.said());
        else skip("not done: " + imported.said().strip().replaceAll("\\s+", " "));
    }

    private void tell(Shop shop, Path file, String said) throws IOException, SQLException {
        double job = number(shop, "extract(epoch from finished_at - started_at)");
        double rows = number(shop, "rows_done");
        double bare = bareCopy(shop, file);
        report.add(new Table("Import of a real order file", "what", "seconds", "rows per second", "times the bare COPY")
                .row(
                        "import of %,.0f rows".formatted(rows),
                        Samples.number(job),
                        Samples.number(rows / job),
                        Samples.number(job / bare))
                .row("bare COPY into a table without index", Samples.number(bare), Samples.number(rows / bare), "1")
                .note("Aim: the import at most 10 times the bare COPY.")
                .note("Found: "
                        + String.join(
                                ", ",
                                said.lines()
                                        .filter(line -> line.matches("[a-z-]+ \\S+"))
                                        .toList())));
    }

    private static double number(Shop shop, String what) throws IOException, SQLException {
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
