package org.peyvand.workspace;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.entry.AccountInView;
import org.peyvand.workspace.entry.Accounts;
import org.peyvand.workspace.entry.Sessions;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** A member's own things: name, address, language, password, and which of their workspaces they are at work in. */
@Controller
class AccountPages {

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Accounts accounts;
    private final Members members;
    private final Workspaces workspaces;
    private final Sessions sessions;

    AccountPages(
            Templates templates,
            Accounts accounts,
            Members members,
            Workspaces workspaces,
            Sessions sessions,
            SettingsTabs tabs) {
        this.tabs = tabs;
        this.templates = templates;
        this.accounts = accounts;
        this.members = members;
        this.workspaces = workspaces;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    String shortly() {
        return "redirect:/settings/account";
    }

    @GetMapping("/settings/account")
    JteModel account(Page page) {
        return templates.workspaceAccount(page, tabs.of(page), choices(me()), Acting.now());
    }

    /** The workspaces the account is still a member of. */
    private List<Workspaces.Choice> choices(SignedInMember me) {
        return AccountInView.of(me.account(), () -> {
            var mine = members.memberships(me.account()).stream()
                    .map(Members.Membership::workspace)
                    .toList();
            return workspaces.choices().stream()
                    .filter(choice -> mine.contains(choice.id()))
                    .toList();
        });
    }

    @PostMapping("/settings/account/name")
    String rename(Page page, @RequestParam String name) {
        return SettingsTabs.answer(page, "account", "workspace.saved", () -> members.rename(me().member(), name));
    }

    @PostMapping("/settings/account/email")
    String changeEmail(Page page, @RequestParam String email, @RequestParam String password) {
        return SettingsTabs.answer(
                page, "account", "workspace.saved", () -> accounts.changeEmail(me().account(), password, email));
    }

    @PostMapping("/settings/account/password")
    String changePassword(
            Page page, @RequestParam String present, @RequestParam String password, HttpServletRequest request) {
        return SettingsTabs.answer(page, "account", "workspace.account.passwordChanged", () -> {
            accounts.changePassword(me().account(), present, password);
            sessions.endAllBut(request.getSession().getId(), me().account());
        });
    }

    /** The session goes on in another workspace, under a new id as after a log-in. */
    @PostMapping("/settings/account/workspace")
    String goTo(@RequestParam UUID workspace, HttpServletRequest request, HttpServletResponse response) {
        var me = me();
        var membership = AccountInView.of(me.account(), () -> members.memberships(me.account())).stream()
                .filter(mine -> mine.workspace().value().equals(workspace))
                .findFirst()
                .orElseThrow(Refused::notFound);
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                AccountAuthentication.token(new SignedInMember(me.account(), workspace, membership.member())));
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        return "redirect:/";
    }

    private static SignedInMember me() {
        return MemberFilter.signedIn().orElseThrow(Refused::notFound);
    }
}
