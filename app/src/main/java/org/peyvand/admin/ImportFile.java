package org.peyvand.admin;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.peyvand.admin.Failures.Wrong;
import org.peyvand.commerce.Import;
import org.peyvand.commerce.Imports;
import org.peyvand.commerce.PlanWords;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code admin import}. */
@Command(
        name = "import",
        description = "Imports orders, or customers, from a table, and waits for the end."
                + " What is not said is detected, as in the browser.")
class ImportFile implements Callable<Integer> {

    private static final long LOOK_EVERY_MS = 500;

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A .csv, .csv.gz or .zip of one.")
    private Path file;

    @Mixin
    private OneWorkspace workspace;

    @Option(
            names = "--mapping",
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description =
                    "Which column holds a field, by its name or its place from 1. Fields: order-number, order-date,"
                            + " order-time, customer-name, first-name, last-name, mobile, phone, mail, shop-number, city,"
                            + " product-code, product-name, quantity, unit-price, line-total, order-total, currency, status.")
    private Map<String, String> mapping = new LinkedHashMap<>();

    @Option(names = "--calendar", description = "Of dates with two-digit years: jalali or gregorian.")
    private Optional<String> calendar = Optional.empty();

    @Option(names = "--date-order", description = "ymd, dmy or mdy.")
    private Optional<String> dateOrder = Optional.empty();

    @Option(names = "--encoding", description = "UTF-8, UTF-16LE, UTF-16BE, windows-1256 or windows-1252.")
    private Optional<String> encoding = Optional.empty();

    @Option(names = "--delimiter", description = "One of , ; | or tab.")
    private Optional<String> delimiter = Optional.empty();

    ImportFile(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file)) throw new Wrong("The file " + file + " cannot be read.");
        var actor = Actor.system(workspace.in(program));
        var imports = program.the(Imports.class);
        var id = Acting.as(actor, () -> started(imports));
        var scheduler = program.the(Scheduler.class);
        if (!scheduler.getSchedulerState().isStarted()) scheduler.start();
        var done = Acting.as(actor, () -> ended(imports, id));
        return report(done);
    }

    private UUID started(Imports imports) {
        try (var bytes = Files.newInputStream(file)) {
            var id = imports.upload(file.getFileName().toString(), bytes);
            imports.start(id, imports.plan(id, new PlanWords(mapping, calendar, dateOrder, encoding, delimiter)));
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Import ended(Imports imports, UUID id) throws InterruptedException {
        var progress = new Progress(spec.commandLine().getErr());
        for (var now = imports.get(id); ; now = imports.get(id)) {
            progress.show(now.progress(), now.rowsDone());
            if (!now.isRunning()) return now;
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private int report(Import done) {
        var out = spec.commandLine().getOut();
        var counts = done.counts();
        out.println("state " + done.state().code());
        out.println("rows " + counts.rows());
        out.println("orders-created " + counts.created());
        out.println("orders-changed " + counts.changed());
        out.println("orders-unchanged " + counts.unchanged());
        out.println("lines " + counts.lines());
        out.println("returns " + counts.returns());
        out.println("customers-new " + counts.customersNew());
        out.println("customers-matched " + counts.customersMatched());
        out.println("anonymous-lines " + counts.anonymousLines());
        out.println("rejected " + counts.rejected());
        done.failure()
                .ifPresent(key ->
                        spec.commandLine().getErr().println(Failures.english().say(key)));
        return done.state() == Import.State.DONE ? 0 : 1;
    }
}
