package org.peyvand.admin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.peyvand.database.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code admin backup}. */
@Command(
        name = "backup",
        description = "Writes everything into one file, while the server runs or not. Whoever has the file has every"
                + " customer: keep it as safe as the installation itself.")
class BackUp implements Callable<Integer> {

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "To be made, such as peyvand-2026-03-21.backup; never overwritten.")
    private Path file;

    BackUp(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        var progress = new Progress(spec.commandLine().getErr());
        var summary = program.onDatabase(database -> Backup.write(database, file.toAbsolutePath(), progress::show));
        spec.commandLine().getOut().println("rows " + summary.total());
        return 0;
    }
}
