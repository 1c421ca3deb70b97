package org.peyvand.workspace.program;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a repeated request as it was answered the first time. The work and its answer are written in one transaction,
 * which this filter opens, and the answer goes out after the commit: a crash leaves both or neither. Of two at once with
 * one key the second waits for the first.
 */
public class IdempotencyFilter extends OncePerRequestFilter {

    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 5_000_000;

    private final IdempotentRequests requests;
    private final TransactionTemplate transaction;
    private final HandlerExceptionResolver refusals;

    /** @param refusals answers for requests that are refused or fail */
    public IdempotencyFilter(
            IdempotentRequests requests, TransactionTemplate transaction, HandlerExceptionResolver refusals) {
        this.requests = requests;
        this.transaction = transaction;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var read = ReadRequest.of(request, LARGEST_BODY);
            var key = Optional.ofNullable(request.getHeader(KEY))
                    .filter(_ -> request.getMethod().equals("POST"));
            if (key.isEmpty() || Acting.current().isEmpty()) chain.doFilter(read, response);
            else once(key.get().strip(), read, response, chain);
        } catch (RuntimeException failed) {
            // What comes to light only with the commit has passed by what answers for controllers.
            if (refusals.resolveException(request, response, null, failed) == null) throw failed;
        }
    }

    private void once(String key, ReadRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new Refused(HttpStatus.BAD_REQUEST, "api.refused.idempotencyKey", LONGEST_KEY);
        }
        var answer = new ContentCachingResponseWrapper(response);
        var earlier = transaction.execute(status -> {
            var given = requests.begin(key, request.hash());
            if (given.isEmpty()) {
                goOn(chain, request, answer);
                if (answer.getStatus() < 300) requests.end(key, answer.getStatus(), answer.getContentAsByteArray());
                else status.setRollbackOnly();
            }
            return given;
        });
        if (earlier.isPresent()) again(earlier.get(), response);
        else answer.copyBodyToResponse();
    }

    private static void goOn(FilterChain chain, ReadRequest request, ContentCachingResponseWrapper answer) {
        try {
            chain.doFilter(request, answer);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void again(IdempotentRequests.Answer given, HttpServletResponse response) throws IOException {
        response.setStatus(given.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (given.body().length == 0) return;
        response.setContentType("application/json");
        response.getOutputStream().write(given.body());
    }
}
