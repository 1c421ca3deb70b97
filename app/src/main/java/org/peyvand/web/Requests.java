package org.peyvand.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.springframework.web.servlet.HandlerMapping;

/** What the kit needs to know of a request. */
final class Requests {

    private Requests() {}

    /** The path within the program; on an error dispatch that of the request that failed. */
    static String path(HttpServletRequest request) {
        var failed = Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return failed.orElseGet(request::getRequestURI)
                .substring(request.getContextPath().length());
    }

    /** What may be written to a log: the route alone, as paths carry ids and secrets of links. */
    static String route(HttpServletRequest request) {
        return String.valueOf(Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .orElse("(no route)"));
    }

    static boolean isHtmx(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** A boosted link or a swap of the whole body wants the page, though htmx asks for it. */
    static boolean isFragment(HttpServletRequest request) {
        return isHtmx(request) && !"full".equals(request.getHeader("HX-Request-Type"));
    }

    static boolean isApi(HttpServletRequest request) {
        return path(request).equals("/api") || path(request).startsWith("/api/");
    }

    /** By Accept-Language; Persian where the caller does not say. */
    static Language language(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Language.FA
                : Language.preferred(Collections.list(request.getLocales()));
    }
}
