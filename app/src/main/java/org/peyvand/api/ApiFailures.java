package org.peyvand.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.web.Visitors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells a program why its request was refused: problem details with a stable code, and the fields concerned. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiFailures {

    private final Visitors visitors;

    ApiFailures(Visitors visitors) {
        this.visitors = visitors;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused, HttpServletRequest request) {
        return problem(
                request,
                refused.status(),
                code(refused),
                List.of(),
                refused.arguments().toArray());
    }

    /** Pages word these two for people. */
    private static String code(Refused refused) {
        return switch (refused.key()) {
            case "error.404.text" -> "api.refused.notFound";
            case "error.403.text" -> "api.refused.role";
            default -> refused.key();
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(TypeMismatchException mistyped, HttpServletRequest request) {
        var name = mistyped.getPropertyName() == null ? "" : mistyped.getPropertyName();
        var wrong = new Fields.Wrong(name, "api.refused.value", reader(request).say("api.refused.value"));
        return problem(request, HttpStatus.BAD_REQUEST, "api.refused.fields", List.of(wrong));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidFields invalid, HttpServletRequest request) {
        return problem(request, HttpStatus.UNPROCESSABLE_CONTENT, "api.refused.fields", invalid.wrong());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> field(request, unknown, "api.refused.unknownField");
            case MismatchedInputException mismatched
            when !mismatched.getPath().isEmpty() -> field(request, mismatched, "api.refused.value");
            case JacksonException broken
            when broken.getLocation() != null ->
                problem(
                        request,
                        HttpStatus.BAD_REQUEST,
                        "api.refused.json",
                        List.of(),
                        broken.getLocation().getLineNr(),
                        broken.getLocation().getColumnNr());
            case null, default -> problem(request, HttpStatus.BAD_REQUEST, "api.refused.noBody", List.of());
        };
    }

    private ResponseEntity<ProblemDetail> field(
            HttpServletRequest request, MismatchedInputException cause, String key) {
        var wrong = new Fields.Wrong(path(cause), key, reader(request).say(key));
        return problem(request, HttpStatus.BAD_REQUEST, "api.refused.fields", List.of(wrong));
    }

    /** Such as {@code orders[3].lines[0].total}. */
    private static String path(MismatchedInputException cause) {
        return cause.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private ResponseEntity<ProblemDetail> problem(
            HttpServletRequest request,
            HttpStatus status,
            String code,
            List<Fields.Wrong> errors,
            Object... arguments) {
        var reader = reader(request);
        var problem = ProblemDetail.forStatusAndDetail(status, reader.say(code, arguments));
        problem.setTitle(reader.say("api.status." + status.value()));
        problem.setProperty("code", code);
        if (!errors.isEmpty()) problem.setProperty("errors", errors);
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_LANGUAGE, reader.language().code())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Reader reader(HttpServletRequest request) {
        return visitors.of(request).reader();
    }
}
