package org.peyvand.workspace.member;

import gg.jte.models.runtime.JteModel;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.peyvand.web.Option;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.PublicAddress;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.SettingsTabs;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.entry.Invitations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The people of the business: who they are, what they may do, and how others join. */
@Controller
public class MemberPages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Members members;
    private final Invitations invitations;
    private final PublicAddress address;
    private final Teams teams;

    MemberPages(
            Templates templates,
            Members members,
            Invitations invitations,
            PublicAddress address,
            SettingsTabs tabs,
            Teams teams) {
        this.tabs = tabs;
        this.templates = templates;
        this.members = members;
        this.invitations = invitations;
        this.address = address;
        this.teams = teams;
    }

    @GetMapping("/settings/members")
    JteModel members(Page page) {
        Acting.require(Permission.MANAGE_MEMBERS);
        return templates.workspaceMembers(
                page, tabs.of(page), members.all(), invitations.open(), roles(page), Acting.now(), teams.all());
    }

    @PostMapping("/settings/members/invite")
    Object invite(Page page, @RequestParam String email, @RequestParam String role) {
        try {
            var link = address.of(invitations.invite(email, role(role)));
            return handedOut(page, "invitation", link);
        } catch (Refused refused) {
            return refused(page, refused);
        }
    }

    @PostMapping("/settings/members/{id}/reset")
    Object reset(Page page, @PathVariable UUID id) {
        try {
            return handedOut(page, "reset", address.of(members.offerPasswordReset(id)));
        } catch (Refused refused) {
            return refused(page, refused);
        }
    }

    private static String refused(Page page, Refused refused) {
        return SettingsTabs.answer(page, "members", "", () -> {
            throw refused;
        });
    }

    private JteModel handedOut(Page page, String what, String secret) {
        return templates.workspaceHandedOut(page, tabs.of(page), what, secret, "/settings/members");
    }

    @PostMapping("/settings/members/invitations/{id}/withdraw")
    String withdraw(Page page, @PathVariable UUID id) {
        return SettingsTabs.answer(page, "members", "workspace.members.withdrawn", () -> invitations.withdraw(id));
    }

    @PostMapping("/settings/members/{id}/role")
    String give(Page page, @PathVariable UUID id, @RequestParam String role) {
        return SettingsTabs.answer(page, "members", "workspace.saved", () -> members.give(id, role(role)));
    }

    @PostMapping("/settings/members/{id}/remove")
    String remove(Page page, @PathVariable UUID id) {
        return SettingsTabs.answer(page, "members", "workspace.members.removed", () -> members.remove(id));
    }

    /** Only an owner makes an owner. */
    public static List<Option> roles(Page page) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.OWNER || Acting.now().role() == Role.OWNER)
                .map(role -> new Option(
                        role.code(),
                        page.say("workspace.role." + role.code()),
                        page.say("workspace.role." + role.code() + ".hint")))
                .toList();
    }

    /** @throws Refused for a word that no form of ours sends */
    public static Role role(String code) {
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused(HttpStatus.BAD_REQUEST, "workspace.refused.noRole"));
    }
}
