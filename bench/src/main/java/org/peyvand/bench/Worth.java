package org.peyvand.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.peyvand.worth.model.Kind;

/**
 * Fits and scores made-up customers with each of the models of lifetime value, each in a process of its own with a small heap,
 * so that times are those of a first fit too and memory is the model's own.
 */
final class Worth {

    private static final String TWENTY_THOUSAND = "20000";
    private static final List<String> SIZES = List.of("1000000", "10000000");
    private static final List<Kind> KINDS = List.of(Kind.BG_NBD, Kind.MBG_NBD, Kind.PARETO_NBD, Kind.BG_CNBD);

    private final Options options;
    private final Report report;

    Worth(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        for (var size : options.quick() ? List.of(TWENTY_THOUSAND) : SIZES) fits(size);
        real();
    }

    private void fits(String size) throws IOException, InterruptedException {
        var table = new Table(
                "Lifetime value of " + Samples.number(Double.parseDouble(size))
                        + " made-up customers (seconds by the clock / of the processors)",
                "model",
                "groups",
                "count into groups, first",
                "again",
                "fit, first",
                "again",
                "evaluations",
                "score each",
                "peak heap",
                "left to climb",
                "worst parameter");
        for (var kind : KINDS) {
            report.progress("Fitting " + kind + " to " + size + " customers");
            table.row(process("made-up", kind.name(), size));
        }
        table.row(process("spends", size));
        table.note("Peak heap in MB: the most the pools of the heap held, of at most " + heap(size) + ".");
        table.note("Left to climb: what a Newton step would still add to the logarithm of the likelihood.");
        table.note("Worst parameter: how many standard errors the one farthest off lies from what the customers were"
                + " made of.");
        report.add(table);
    }

    private void real() throws IOException, InterruptedException {
        if (options.data().isEmpty()) return;
        var table = new Table(
                "Fits of real shops (seconds by the clock / of the processors)",
                "shop",
                "customers",
                "model",
                "first",
                "again",
                "likelihood");
        var folder = options.data().get();
        for (var kind : KINDS) {
            table.row(process(
                    "cdnow",
                    kind.name(),
                    folder.resolve("cdnow/CDNOW_master.txt").toString()));
        }
        for (var kind : KINDS) {
            table.row(process(
                    "retail",
                    kind.name(),
                    folder.resolve("online-retail/online_retail_all.csv.gz").toString()));
        }
        report.add(table);
    }

    private static String heap(String size) {
        return size.length() > 7 ? "1 GB" : "256 MB";
    }

    /** The cells of a row, as the process prints them. */
    private static String[] process(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                words[words.length - 1].equals(SIZES.getLast()) ? "-Xmx1g" : "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                WorthProcess.class.getName()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var cells = said.readAllAsString().strip().split("\t");
            if (process.waitFor() != 0) throw new IllegalStateException("The fit of " + Path.of(words[0]) + " failed.");
            return cells;
        } finally {
            process.destroy();
        }
    }
}
