package org.peyvand.admin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.peyvand.workspace.Administration;
import org.peyvand.workspace.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code admin member add}. */
@Command(
        name = "add",
        description = "Makes somebody a member. The password is needed only where the e-mail has no account yet.")
class AddMember implements Callable<Integer> {

    private final Program program;

    @Mixin
    private OneWorkspace workspace;

    @Option(names = "--name", required = true)
    private String name;

    @Option(names = "--email", required = true)
    private String email;

    @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Role role;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Its first line is the password.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--password-stdin", description = "The password comes on the standard input.")
    private boolean passwordInput;

    AddMember(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        var person = new Administration.Person(name, email, Password.of(passwordFile, passwordInput));
        program.the(Administration.class).add(workspace.in(program), person, role);
        return 0;
    }
}
