package org.peyvand.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers for an {@link Outage}, wherever it came to light. It stands before all other filters, also those that read the
 * session: what it says must not need the database.
 */
@Component
@Order(OutageFilter.BEFORE_SESSIONS)
class OutageFilter extends OncePerRequestFilter {

    /** Spring Session's filter has {@code Integer.MIN_VALUE + 50}. */
    static final int BEFORE_SESSIONS = Integer.MIN_VALUE + 40;

    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);
    private static final String RETRY_SECONDS = "30";

    private final HandlerExceptionResolver answers;

    OutageFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            var status = Outage.behind(failure);
            if (status.isEmpty() || response.isCommitted()) throw failure;
            LOG.debug("The outage came to light here", failure);
            answer(request, response, status.get());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status) {
        LOG.warn("{} {}: {}", request.getMethod(), Requests.route(request), status);
        response.resetBuffer();
        if (status == HttpStatus.SERVICE_UNAVAILABLE) response.setHeader("Retry-After", RETRY_SECONDS);
        request.removeAttribute(CsrfToken.class.getName());
        answers.resolveException(request, response, null, new ErrorResponseException(status));
    }
}
