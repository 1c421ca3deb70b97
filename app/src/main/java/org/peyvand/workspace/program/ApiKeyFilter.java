package org.peyvand.workspace.program;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.door.ActingChain;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request with {@code Authorization: Bearer peyvand_…} act as that key. */
public class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;

    /** @param keys those in force */
    public ApiKeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var actor = actor(request);
        if (actor.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(actor.get().name(), "", List.of()));
        SecurityContextHolder.setContext(context);
        ActingChain.goOn(actor.get(), chain, request, response);
    }

    private Optional<Actor> actor(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header ->
                        ApiKeys.named(header.substring(BEARER.length()).strip()))
                .flatMap(named -> Acting.as(Actor.system(named.workspace()), () -> keys.actor(named)));
    }
}
