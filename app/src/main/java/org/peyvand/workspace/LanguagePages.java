package org.peyvand.workspace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.entry.Accounts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The choice of a language, by a member for themselves or by a stranger for their browser. */
@Controller
class LanguagePages {

    private final Accounts accounts;

    LanguagePages(Accounts accounts) {
        this.accounts = accounts;
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
        return to.matches("/[A-Za-z0-9_\\-./]*") && !to.startsWith("//") && !to.contains("..") ? to : "/";
    }
}
