package org.peyvand.workspace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.entry.Accounts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The choice of a language, by a member for themselves or by a stranger for their browser. */
@Controller
class LanguagePages {

    /** A path that cannot be read as another host, and what is asked for behind it, as browsers write it. */
    private static final Pattern OWN_PATH =
            Pattern.compile("/(?!/)(?![^?]*\\.\\.)[\\w\\-./]*(\\?[\\w\\-./%&=+~:,;@!$'()*?]*)?");

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
        return OWN_PATH.matcher(to).matches() ? to : "/";
    }
}
