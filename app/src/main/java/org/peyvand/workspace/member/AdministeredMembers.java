package org.peyvand.workspace.member;

import java.util.Map;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Administration;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.entry.Accounts;
import org.peyvand.workspace.entry.Joining;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Members as the administrator of the installation handles them, who needs nobody's password. */
@Service
public class AdministeredMembers {

    private final Members members;
    private final Accounts accounts;
    private final Joining joining;
    private final Audit audit;

    AdministeredMembers(Members members, Accounts accounts, Joining joining, Audit audit) {
        this.members = members;
        this.accounts = accounts;
        this.joining = joining;
        this.audit = audit;
    }

    /** With a new account only where the address has none. */
    @Transactional
    public void add(Administration.Person person, Role role, Language language) {
        var account = accounts.byEmail(person.email())
                .map(known -> known.getAccountId())
                .orElseGet(() -> accounts.create(person.email(), person.password(), person.name(), language));
        joining.join(account, person.name(), role);
    }

    /**
     * The path of a single-use link by which the member sets a new password.
     *
     * @throws Refused when nobody here has that address
     */
    @Transactional
    public String resetLink(String email) {
        var member = members.all().stream()
                .filter(one -> Accounts.key(one.email()).equals(Accounts.key(email)))
                .findFirst()
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "workspace.refused.noMember"));
        audit.record("member.reset", "member", member.id(), Map.of());
        return "/password/" + accounts.offerReset(member.account()).word();
    }
}
