package org.peyvand.workspace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.peyvand.web.Language;
import org.peyvand.workspace.door.ActingChain;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the request act as the member of its session; where the membership has ended, the session ends too. */
class MemberFilter extends OncePerRequestFilter {

    static final String AT_WORK = MemberFilter.class.getName() + ".atWork";

    private final CurrentMember members;

    MemberFilter(CurrentMember members) {
        this.members = members;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = signedIn();
        if (signedIn.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var workspace = new WorkspaceId(signedIn.get().workspace());
        var atWork = Acting.as(Actor.system(workspace), () -> members.of(signedIn.get()));
        if (atWork.isEmpty()) {
            request.getSession().invalidate();
            response.sendRedirect("/login");
            return;
        }
        request.setAttribute(AT_WORK, atWork.get());
        remember(atWork.get().language(), request, response);
        ActingChain.goOn(atWork.get().actor(), chain, request, response);
    }

    /** So that they are spoken to in their language also where nobody can look up who they are. */
    private static void remember(Language language, HttpServletRequest request, HttpServletResponse response) {
        if (MemberVisitors.chosen(request).filter(language::equals).isEmpty())
            MemberVisitors.choose(language, request, response);
    }

    static Optional<SignedInMember> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(SignedInMember.class::isInstance)
                .map(SignedInMember.class::cast);
    }
}
