package org.peyvand.admin;

import java.util.concurrent.Callable;
import org.peyvand.workspace.Administration;
import org.peyvand.workspace.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code admin key create}. */
@Command(
        name = "create",
        description = "Makes a key for the API and prints it. It cannot be shown again.",
        showDefaultValues = true)
class CreateKey implements Callable<Integer> {

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OneWorkspace workspace;

    @Option(names = "--name", required = true, description = "What it is for.")
    private String name;

    @Option(names = "--role", defaultValue = "AGENT", description = "${COMPLETION-CANDIDATES}; no key is an owner.")
    private Role role;

    CreateKey(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(program.the(Administration.class).createKey(workspace.in(program), name, role));
        return 0;
    }
}
