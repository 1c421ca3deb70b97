package org.peyvand.admin;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code admin}: what can be done from the machine Peyvand runs on, without a browser and a password. */
@Command(
        name = "admin",
        description = "Administers an installation of Peyvand, whether its server runs or not.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "admin COMMAND --help tells more of each."})
public final class Admin {

    private final Program program;

    private Admin(Program program) {
        this.program = program;
    }

    /** Runs one command; 0 is success, 1 a refusal, 2 a command that was not understood. */
    public static int run(Class<?> application, String... arguments) {
        try (var program = new Program(application)) {
            return commands(program).execute(arguments);
        }
    }

    static CommandLine commands(Program program) {
        return new CommandLine(new Admin(program), new Commands(program))
                .addSubcommand(new CommandLine(new Group.OfWorkspaces(), new Commands(program)))
                .addSubcommand(new CommandLine(new Group.OfMembers(), new Commands(program)))
                .addSubcommand(new CommandLine(new Group.OfKeys(), new Commands(program)))
                .addSubcommand(new CommandLine(new Group.OfKnowledge(), new Commands(program)))
                .addSubcommand(new CommandLine(new ImportFile(program), new Commands(program)))
                .addSubcommand(new CommandLine(new BackUp(program), new Commands(program)))
                .addSubcommand(new CommandLine(new Restore(program), new Commands(program)))
                .setExecutionExceptionHandler(new Failures(program))
                .setUsageHelpAutoWidth(true);
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The data folder, where the database is Peyvand's own.")
    private void data(Path folder) {
        program.set("peyvand.data", folder.toString());
    }

    @Option(
            names = "--database",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The external database: postgresql://user:password@host:5432/name")
    private void database(String address) {
        program.set("peyvand.database", address);
    }
}
