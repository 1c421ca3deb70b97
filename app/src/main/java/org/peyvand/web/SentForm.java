package org.peyvand.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form that the page sends beside itself (forms.js), so that what was typed is still there when it is refused: told
 * where to go on instead of being taken there, and told why not in words alone. One that was accepted, and sent again
 * because its answer was lost on the way, has gone on already and does nothing twice.
 */
@Component
@Order(SentForm.BEHIND_SESSIONS)
class SentForm extends OncePerRequestFilter {

    /** Spring Session's filter has {@code Integer.MIN_VALUE + 50}, that of Spring Security -100. */
    static final int BEHIND_SESSIONS = Integer.MIN_VALUE + 60;

    /** Where the browser goes on: the answer to a form that was accepted, with status 204. */
    static final String NEXT = "X-Form-Next";

    /** Holds a word of the page's own for what it sends. */
    private static final String SENT = "X-Form";

    private static final int LONGEST_WORD = 64;
    private static final String ACCEPTED = SentForm.class.getName() + ".accepted";
    private static final int MOST_ACCEPTED = 50;

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
        var accepted = accepted(request);
        if (accepted.containsKey(word(request))) goOn(response, accepted.get(word(request)));
        else chain.doFilter(request, new WithoutRedirects(request, response));
    }

    private static String word(HttpServletRequest request) {
        return request.getHeader(SENT);
    }

    /** Where the last forms of this session went on to, by their words; oldest first. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> accepted(HttpServletRequest request) {
        var session = request.getSession(false);
        var kept = session == null ? null : (Map<String, String>) session.getAttribute(ACCEPTED);
        return kept == null ? Map.of() : kept;
    }

    private static void remember(HttpServletRequest request, String next) {
        if (!isOfMember() || request.getSession(false) == null || word(request).length() > LONGEST_WORD) return;
        var accepted = new LinkedHashMap<>(accepted(request));
        accepted.put(word(request), next);
        if (accepted.size() > MOST_ACCEPTED)
            accepted.remove(accepted.keySet().iterator().next());
        request.getSession().setAttribute(ACCEPTED, accepted);
    }

    /** A stranger is sent on to the log-in page, and has done nothing by that. */
    private static boolean isOfMember() {
        var asking = SecurityContextHolder.getContext().getAuthentication();
        return asking != null && !(asking instanceof AnonymousAuthenticationToken);
    }

    private static void goOn(HttpServletResponse response, String next) {
        response.setHeader(NEXT, next);
        response.setStatus(HttpStatus.NO_CONTENT.value());
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
            if (refusal.isPresent()) {
                refuse(this, refusal.get().text());
            } else {
                remember(request, location);
                goOn(this, location);
            }
        }

        @Override
        public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
            sendRedirect(location);
        }
    }
}
