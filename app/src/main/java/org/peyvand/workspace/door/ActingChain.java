package org.peyvand.workspace.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;

/** The rest of a request's way, gone as an actor. */
public final class ActingChain {

    private ActingChain() {}

    /** Goes on with a request as that actor. */
    public static void goOn(Actor actor, FilterChain chain, ServletRequest request, ServletResponse response)
            throws ServletException, IOException {
        try {
            Acting.<Void, Exception>as(actor, () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
