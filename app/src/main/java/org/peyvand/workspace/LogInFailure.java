package org.peyvand.workspace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peyvand.web.Refused;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the log-in page, which says why. */
class LogInFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var tooMany = failure.getCause() instanceof Refused refused
                && refused.status().value() == 429;
        response.sendRedirect(tooMany ? "/login?refused=often" : "/login?refused=wrong");
    }
}
