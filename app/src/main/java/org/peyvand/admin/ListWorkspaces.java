package org.peyvand.admin;

import java.util.concurrent.Callable;
import org.peyvand.workspace.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code admin workspace list}. */
@Command(name = "list", description = "Prints the id and the name of each workspace.")
class ListWorkspaces implements Callable<Integer> {

    private final Program program;

    @Spec
    private CommandSpec spec;

    ListWorkspaces(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        program.the(Administration.class).all().forEach(one -> out.println(one.id() + "\t" + one.name()));
        return 0;
    }
}
