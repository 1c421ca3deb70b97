package org.peyvand.knowledge.help;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.peyvand.knowledge.HelpCentre;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Leads strangers who come to the domain of a help centre by its bare name on to its first page, and search engines to its list. */
@Component
@Order(OwnDomain.BEFORE_LOG_IN)
class OwnDomain extends OncePerRequestFilter {

    /** Spring Security's filters have -100, Spring Session's {@code Integer.MIN_VALUE + 50}. */
    static final int BEFORE_LOG_IN = -110;

    /** The cookie of Spring Session, which is not asked: that would read the session. */
    private static final String SESSION = "SESSION";

    private static final String ROOT = "/";
    private static final String SITEMAP = "/sitemap.xml";
    private static final String ROBOTS = "/robots.txt";
    private static final Set<String> LED_ON = Set.of(ROOT, SITEMAP, ROBOTS);

    private final HelpCentre centre;

    OwnDomain(HelpCentre centre) {
        this.centre = centre;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LED_ON.contains(path(request));
    }

    /** Members are at home here by any name, and not looked up. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var slug = WebUtils.getCookie(request, SESSION) == null ? slug(request) : Optional.<String>empty();
        if (slug.isEmpty()) chain.doFilter(request, response);
        else lead("/help/" + slug.get(), request, response);
    }

    /** An outage comes to light behind this once more, and is said there with the headers of every page. */
    private Optional<String> slug(HttpServletRequest request) {
        try {
            return centre.atDomain(request.getServerName());
        } catch (DataAccessException | TransactionException outage) {
            return Optional.empty();
        }
    }

    private static void lead(String home, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (path(request)) {
            case ROOT -> redirect(home, response);
            case SITEMAP -> redirect(home + SITEMAP, response);
            default -> {
                response.setContentType("text/plain");
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                response.getWriter()
                        .write("User-agent: *\nAllow: /help/\nAllow: /assets/\nDisallow: /\nSitemap: https://"
                                + request.getServerName() + home + SITEMAP + "\n");
            }
        }
    }

    /** By the path alone: a proxy in front may not say by which scheme and port it was reached. */
    private static void redirect(String path, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
