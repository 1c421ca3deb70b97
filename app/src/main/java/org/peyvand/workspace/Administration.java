package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.ACCOUNT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.entry.AccountInView;
import org.peyvand.workspace.member.AdministeredMembers;
import org.peyvand.workspace.program.ApiKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What whoever runs the installation may do in any workspace, from the machine it runs on. */
@Service
public class Administration {

    private final DSLContext db;
    private final Workspaces workspaces;
    private final SetUp.Founding founding;
    private final AdministeredMembers members;
    private final ApiKeys keys;
    private final String address;

    Administration(
            DSLContext db,
            Workspaces workspaces,
            SetUp.Founding founding,
            AdministeredMembers members,
            ApiKeys keys,
            @Value("${peyvand.address:}") String address,
            @Value("${server.port:8080}") int port) {
        this.db = db;
        this.workspaces = workspaces;
        this.founding = founding;
        this.members = members;
        this.keys = keys;
        this.address = address.isEmpty() ? "http://localhost:" + port : address.replaceAll("/+$", "");
    }

    /** A workspace, as a list of them shows it. */
    public record Listed(WorkspaceId id, String name) {}

    /** Somebody who logs in; the password is needed only where their address has no account yet. */
    public record Person(String name, String email, String password) {}

    /** Makes a workspace and its owner, all or nothing. */
    public WorkspaceId create(WorkspaceSettings settings, Person owner) {
        var workspace = Workspaces.newId();
        Acting.run(
                Actor.system(workspace),
                () -> founding.found(settings, () -> members.add(owner, Role.OWNER, settings.language()), () -> {}));
        return workspace;
    }

    /**
     * All workspaces, each seen as one of its members sees it: the wall has no door for this program either, and a
     * workspace always has an owner.
     */
    public List<Listed> all() {
        var found = new LinkedHashMap<WorkspaceId, Listed>();
        for (var account : db.select(ACCOUNT.ACCOUNT_ID)
                .from(ACCOUNT)
                .orderBy(ACCOUNT.CREATED_AT)
                .fetch(ACCOUNT.ACCOUNT_ID)) {
            AccountInView.of(account, workspaces::choices)
                    .forEach(choice -> found.putIfAbsent(choice.id(), new Listed(choice.id(), choice.name())));
        }
        return List.copyOf(found.values());
    }

    /**
     * The workspace of that id or name; the only one, where none is named.
     *
     * @throws Refused when there is none, or several of that name
     */
    public WorkspaceId find(Optional<String> named) {
        var fitting = all().stream()
                .filter(one -> named.map(name -> name.equals(one.id().toString()) || name.equals(one.name()))
                        .orElse(true))
                .toList();
        if (fitting.size() == 1) return fitting.getFirst().id();
        throw new Refused(
                fitting.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT,
                fitting.isEmpty() ? "workspace.refused.noWorkspace" : "workspace.refused.whichWorkspace");
    }

    /** Makes somebody a member, with the account they have or a new one. */
    public void add(WorkspaceId workspace, Person person, Role role) {
        Acting.run(
                Actor.system(workspace),
                () -> members.add(person, role, workspaces.settings().language()));
    }

    /** A single-use link with which the member sets a new password. */
    public String resetLink(WorkspaceId workspace, String email) {
        return address + Acting.as(Actor.system(workspace), () -> members.resetLink(email));
    }

    /** Makes a key and returns its full text. */
    public String createKey(WorkspaceId workspace, String name, Role role) {
        return Acting.as(Actor.system(workspace), () -> keys.create(name, role));
    }
}
