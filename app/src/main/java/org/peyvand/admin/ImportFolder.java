package org.peyvand.admin;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.peyvand.admin.Failures.Wrong;
import org.peyvand.knowledge.FolderImport;
import org.peyvand.knowledge.FolderImports;
import org.peyvand.knowledge.ImportedFile;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code admin knowledge import}. */
@Command(name = "import", description = "Takes a packed folder of Markdown in as articles, and waits for the end.")
class ImportFolder implements Callable<Integer> {

    private static final long LOOK_EVERY_MS = 500;
    private static final int MOST_TOLD = 1000;

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A .zip, .tar or .tar.gz.")
    private Path file;

    @Mixin
    private OneWorkspace workspace;

    @Option(names = "--publish", description = "Lets the public read the articles at once.")
    private boolean publish;

    ImportFolder(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file)) throw new Wrong("The file " + file + " cannot be read.");
        var packed = Files.readAllBytes(file);
        return Acting.as(Actor.system(workspace.in(program)), () -> {
            var imports = program.the(FolderImports.class);
            var id = imports.begin(file.getFileName().toString(), packed, publish);
            var scheduler = program.the(Scheduler.class);
            if (!scheduler.getSchedulerState().isStarted()) scheduler.start();
            var progress = new Progress(spec.commandLine().getErr());
            var now = imports.get(id);
            for (; now.isRunning(); now = imports.get(id)) {
                progress.show(now.progress(), now.done());
                Thread.sleep(LOOK_EVERY_MS);
            }
            return report(imports, now);
        });
    }

    private int report(FolderImports imports, FolderImport done) {
        var out = spec.commandLine().getOut();
        out.println("state " + done.state().code());
        for (var outcome : ImportedFile.Outcome.values()) {
            out.println(outcome.code() + " " + done.of(outcome));
        }
        imports.notTaken(done.id(), MOST_TOLD)
                .forEach(not -> out.println("not-taken " + not.outcome().code() + " " + not.path()));
        done.failure()
                .ifPresent(key ->
                        spec.commandLine().getErr().println(Failures.english().say(key)));
        return done.state() == FolderImport.State.DONE ? 0 : 1;
    }
}
