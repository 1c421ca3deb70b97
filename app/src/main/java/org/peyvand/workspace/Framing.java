package org.peyvand.workspace;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Who may show a page of ours in a frame: nobody, but for the few pages that are made for it. */
public final class Framing {

    private Framing() {}

    /**
     * Lets pages of other sites show this answer in a frame, and our own.
     *
     * @param origins such as {@code https://shop.example.ir}; none: any site
     */
    public static void allow(HttpServletResponse response, List<String> origins) {
        var who = origins.isEmpty() ? "*" : "'self' " + String.join(" ", origins);
        response.setHeader("Content-Security-Policy", SecurityConfiguration.contentSecurityPolicy(who));
    }
}
