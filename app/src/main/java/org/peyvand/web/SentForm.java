package org.peyvand.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form that the page sends beside itself (forms.js), so that what was typed is still there when it is refused: told
 * where to go on instead of being taken there, and told why not in words alone.
 */
@Component
@Order(SentForm.BEHIND_SESSIONS)
class SentForm extends OncePerRequestFilter {

    /** Spring Session's filter has {@code Integer.MIN_VALUE + 50}, that of Spring Security -100. */
    static final int BEHIND_SESSIONS = Integer.MIN_VALUE + 60;

    /** Where the browser goes on: the answer to a form that was accepted, with status 204. */
    static final String NEXT = "X-Form-Next";

    private static final String SENT = "X-Form";

    static boolean is(HttpServletRequest request) {
        return request.getHeader(SENT) != null;
    }

    /** Says why not, in the reader's words, as plain text. */
    static void refuse(HttpServletResponse response, String why) throws IOException {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(why);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !is(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new WithoutRedirects(request, response));
    }

    private static final class WithoutRedirects extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        WithoutRedirects(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            var refusal = Page.takeRefusal(request);
            if (refusal.isPresent()) refuse(this, refusal.get().text());
            else goOn(location);
        }

        @Override
        public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
            sendRedirect(location);
        }

        private void goOn(String location) {
            setHeader(NEXT, location);
            setStatus(HttpStatus.NO_CONTENT.value());
        }
    }
}
