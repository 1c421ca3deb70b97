package org.peyvand.workspace;

import java.util.Optional;
import java.util.UUID;
import org.peyvand.workspace.TestWorkspace.Person;
import org.peyvand.workspace.program.ApiKeys;
import org.springframework.boot.test.context.TestComponent;

/** Makes workspaces the way the program does. */
@TestComponent
public class TestWorkspaces {

    private static final String PASSWORD = "a long-winded password";
    private static volatile TestWorkspaces running;

    private final Workspaces workspaces;
    private final Members members;
    private final ApiKeys keys;

    TestWorkspaces(Workspaces workspaces, Members members, ApiKeys keys) {
        this.workspaces = workspaces;
        this.members = members;
        this.keys = keys;
        running = this;
    }

    static TestWorkspace found(WorkspaceSettings settings) {
        var id = Workspaces.newId();
        return Acting.as(Actor.system(id), () -> running.make(id, settings));
    }

    static Person join(TestWorkspace workspace, Role role) {
        return workspace.acting(() -> running.add(workspace.id(), role));
    }

    private TestWorkspace make(WorkspaceId id, WorkspaceSettings settings) {
        workspaces.create(settings);
        return new TestWorkspace(id, add(id, Role.OWNER), keys.create("test", Role.ADMIN));
    }

    private Person add(WorkspaceId workspace, Role role) {
        var email = role.code() + "-" + UUID.randomUUID() + "@example.com";
        var name = "مریم حسینی‌نسب";
        var member =
                members.add(email, PASSWORD, name, role, workspaces.settings().language());
        var actor = new Actor(workspace, Actor.Kind.MEMBER, Optional.of(member), name, role);
        return new Person(actor, email, PASSWORD);
    }
}
