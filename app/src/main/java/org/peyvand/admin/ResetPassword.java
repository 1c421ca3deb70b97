package org.peyvand.admin;

import java.util.concurrent.Callable;
import org.peyvand.workspace.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code admin member reset}. */
@Command(name = "reset", description = "Prints a link with which a member sets a new password, once, within a day.")
class ResetPassword implements Callable<Integer> {

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OneWorkspace workspace;

    @Option(names = "--email", required = true)
    private String email;

    ResetPassword(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        var link = program.the(Administration.class).resetLink(workspace.in(program), email);
        spec.commandLine().getOut().println(link);
        return 0;
    }
}
