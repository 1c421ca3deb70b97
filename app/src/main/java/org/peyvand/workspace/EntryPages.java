package org.peyvand.workspace;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.peyvand.web.Language;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The pages on the way in: log in, accept an invitation, set a new password, choose a language. */
@Controller
class EntryPages {

    /** How often the log-in page looks whether the made-up shop is there. */
    private static final String LOOKS_AGAIN_SECONDS = "3";

    /** A path that cannot be read as another host, and what is asked for behind it, as browsers write it. */
    private static final Pattern OWN_PATH =
            Pattern.compile("/(?!/)(?![^?]*\\.\\.)[\\w\\-./]*(\\?[\\w\\-./%&=+~:,;@!$'()*?]*)?");

    private final Templates templates;
    private final Accounts accounts;
    private final Invitations invitations;
    private final LogIn logIn;
    private final Sessions sessions;
    private final Workspaces workspaces;
    private final boolean demo;

    /** @param demo whether an empty installation is being filled with the made-up shop */
    EntryPages(
            Templates templates,
            Accounts accounts,
            Invitations invitations,
            LogIn logIn,
            Sessions sessions,
            Workspaces workspaces,
            @Value("${peyvand.demo:false}") boolean demo) {
        this.demo = demo;
        this.sessions = sessions;
        this.workspaces = workspaces;
        this.templates = templates;
        this.accounts = accounts;
        this.invitations = invitations;
        this.logIn = logIn;
    }

    @GetMapping("/login")
    JteModel logIn(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String refused) {
        var nobodyYet = accounts.none();
        if (nobodyYet && demo) response.setHeader("Refresh", LOOKS_AGAIN_SECONDS);
        return templates.workspaceLogIn(page, refused, LogInFailure.takeEmail(request), nobodyYet, demo);
    }

    @PostMapping("/language")
    String language(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wanted = Language.of(language).orElseThrow(Refused::notFound);
        MemberFilter.signedIn().ifPresent(member -> accounts.speak(member.account(), wanted));
        MemberVisitors.choose(wanted, request, response);
        return "redirect:" + ownPath(to);
    }

    /** Only a path of this site: what comes with a form is not to be trusted as a destination. */
    private static String ownPath(String to) {
        return OWN_PATH.matcher(to).matches() ? to : "/";
    }

    @GetMapping("/invitation/{workspace}/{id}/{secret}")
    JteModel invitation(Page page, @PathVariable UUID workspace, @PathVariable UUID id, @PathVariable String secret) {
        return invitation(page, new WorkspaceId(workspace), id, new Secret(secret), "", "");
    }

    /** @param name as it was typed, where it was refused; the problem then says why */
    private JteModel invitation(Page page, WorkspaceId workspace, UUID id, Secret secret, String name, String problem) {
        return inWorkspace(workspace.value(), () -> {
            var email = invitations.read(id, secret).email();
            var known = accounts.byEmail(email).isPresent();
            return templates.workspaceInvitation(page, workspaces.settings().name(), email, known, name, problem);
        });
    }

    @PostMapping("/invitation/{workspace}/{id}/{secret}")
    Object accept(
            Page page,
            @PathVariable UUID workspace,
            @PathVariable UUID id,
            @PathVariable String secret,
            @RequestParam String name,
            @RequestParam String password,
            HttpServletRequest request) {
        try {
            var email = inWorkspace(workspace, () -> {
                var invited = invitations.read(id, new Secret(secret)).email();
                invitations.accept(
                        id, new Secret(secret), name, password, page.reader().language(), logIn);
                return invited;
            });
            LogInFailure.keepEmail(request, email);
            page.flash("workspace.invitation.accepted");
            return "redirect:/login";
        } catch (Refused refused) {
            if (refused.status() == HttpStatus.GONE) throw refused;
            var problem = refused.saidTo(page.reader());
            return invitation(page, new WorkspaceId(workspace), id, new Secret(secret), name, problem);
        }
    }

    @GetMapping("/password/{secret}")
    JteModel password(Page page, @PathVariable String secret) {
        if (!accounts.resetStands(new Secret(secret))) throw new Refused(HttpStatus.GONE, "workspace.refused.link");
        return templates.workspacePassword(page, "");
    }

    @PostMapping("/password/{secret}")
    Object setPassword(Page page, @PathVariable String secret, @RequestParam String password) {
        try {
            sessions.endAll(accounts.reset(new Secret(secret), password));
            page.flash("workspace.password.set");
            return "redirect:/login";
        } catch (Refused refused) {
            if (refused.status() == HttpStatus.GONE) throw refused;
            return templates.workspacePassword(page, refused.saidTo(page.reader()));
        }
    }

    private static <T> T inWorkspace(UUID workspace, ScopedValue.CallableOp<T, RuntimeException> act) {
        return Acting.as(Actor.system(new WorkspaceId(workspace)), act);
    }
}
