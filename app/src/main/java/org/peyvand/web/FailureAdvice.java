package org.peyvand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Catches what controllers throw. What concerns log-in and permission is left to Spring Security's filters, an outage to
 * {@link OutageFilter}.
 */
@ControllerAdvice
class FailureAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(FailureAdvice.class);

    private static final int REFERENCE_LENGTH = 8;

    /** What PostgreSQL says to the null character: character_not_in_repertoire. */
    private static final String NO_TEXT = "22021";

    private final FailureAnswers answers;

    FailureAdvice(FailureAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<?> answer(Exception cause, HttpServletRequest request) throws Exception {
        return switch (cause) {
            case AccessDeniedException denied -> throw denied;
            case Exception outage when Outage.behind(outage).isPresent() -> throw outage;
            case AuthenticationException unknown -> throw unknown;
            case Refused _, TypeMismatchException _, HttpMessageNotReadableException _ ->
                answers.to(request, cause, HttpHeaders.EMPTY);
            case InvalidParameterException _ -> unreadable(request);
            case Exception text when isNoText(text) -> unreadable(request);
            case ErrorResponse response -> answers.to(request, cause, response.getHeaders());
            case Exception gone when DisconnectedClientHelper.isClientDisconnectedException(gone) -> null;
            default -> fault(cause, request);
        };
    }

    /** An address cut off in the middle of a letter, or a sign that is none. */
    private ResponseEntity<?> unreadable(HttpServletRequest request) {
        return answers.to(request, new ErrorResponseException(HttpStatus.BAD_REQUEST), HttpHeaders.EMPTY);
    }

    private static boolean isNoText(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException refused && NO_TEXT.equals(refused.getSQLState()));
    }

    private ResponseEntity<?> fault(Exception cause, HttpServletRequest request) {
        var reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
        LOG.error("{} {} failed, reference {}", request.getMethod(), Requests.route(request), reference, cause);
        request.setAttribute(FailureAnswers.REFERENCE, reference);
        return answers.to(request, cause, HttpHeaders.EMPTY);
    }
}
