package org.peyvand.admin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.peyvand.database.Backup;
import org.peyvand.delivery.RestoredDeliveries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code admin restore}. */
@Command(
        name = "restore",
        description =
                "Fills an empty database from a backup of this version or an earlier one; everybody logs in anew."
                        + " What was on its way to customers when the backup was taken is not sent by itself: it may have left since.")
class Restore implements Callable<Integer> {

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What admin backup wrote.")
    private Path file;

    Restore(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Backup.summary(file.toAbsolutePath());
        var progress = new Progress(spec.commandLine().getErr());
        var summary = program.onIdleDatabase(database ->
                Backup.restore(database, file.toAbsolutePath(), RestoredDeliveries::leaveToPeople, progress::show));
        spec.commandLine().getOut().println("taken " + summary.takenAt());
        spec.commandLine().getOut().println("rows " + summary.total());
        return 0;
    }
}
