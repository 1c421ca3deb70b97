package org.peyvand.workspace.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peyvand.web.Refused;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the log-in page, which says why and keeps the address that was typed. */
public class LogInFailure implements AuthenticationFailureHandler {

    /** As sessions in the database have it. */
    private static final String EMAIL = "org.peyvand.workspace.entry.LogInFailure.email";

    private static final int LONGEST_EMAIL = 254;

    /** The address that was typed, once; empty where none was in this session. */
    static String takeEmail(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(EMAIL) instanceof String typed)) return "";
        session.removeAttribute(EMAIL);
        return typed;
    }

    /** Has the log-in page show that address, for somebody who has just given it. */
    public static void keepEmail(HttpServletRequest request, String email) {
        if (email.length() <= LONGEST_EMAIL) request.getSession().setAttribute(EMAIL, email);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var tooMany = failure.getCause() instanceof Refused refused
                && refused.status().value() == 429;
        var typed = request.getParameter("email");
        if (typed != null) keepEmail(request, typed);
        response.sendRedirect(tooMany ? "/login?refused=often" : "/login?refused=wrong");
    }
}
