package org.peyvand.workspace.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Files are taken from those who have logged in alone. It stands before whatever looks for a form's token, since that would
 * have the whole of a stranger's file written to the disk first.
 */
public class UploadsOfMembers extends OncePerRequestFilter {

    private final HandlerExceptionResolver refusals;

    /** @param refusals answers for files of strangers */
    public UploadsOfMembers(HandlerExceptionResolver refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (bringsFiles(request) && !isMember()) refuse(request, response);
        else chain.doFilter(request, response);
    }

    /** Here and now: sent on to the page of errors, the request would be read after all. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        refusals.resolveException(request, response, null, new ErrorResponseException(HttpStatus.FORBIDDEN));
    }

    private static boolean bringsFiles(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
                .isPresent();
    }

    private static boolean isMember() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .isPresent();
    }
}
