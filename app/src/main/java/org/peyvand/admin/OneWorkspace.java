package org.peyvand.admin;

import java.util.Optional;
import org.peyvand.workspace.Administration;
import org.peyvand.workspace.WorkspaceId;
import picocli.CommandLine.Option;

/** The option that names a workspace. */
class OneWorkspace {

    @Option(
            names = "--workspace",
            paramLabel = "ID|NAME",
            description = "The workspace, by id or name; may be left out where there is only one.")
    private Optional<String> named = Optional.empty();

    WorkspaceId in(Program program) {
        return program.the(Administration.class).find(named);
    }
}
