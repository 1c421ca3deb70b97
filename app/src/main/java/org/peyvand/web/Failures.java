package org.peyvand.web;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Tells a reader what an exception means to them: never the exception's own words, which may give away too much. */
@Component
class Failures {

    private final Messages messages;

    Failures(Messages messages) {
        this.messages = messages;
    }

    /** What a program's refusal, a framework's error response or, for anything else, a fault of ours says. */
    Failure of(Throwable cause, Reader reader) {
        return switch (cause) {
            case Refused refused ->
                new Failure(refused.status(), title(refused.status(), reader), refused.saidTo(reader), List.of());
            case MethodArgumentNotValidException invalid ->
                of(invalid.getStatusCode(), reader, details(invalid.getAllErrors(), reader));
            case HandlerMethodValidationException invalid ->
                of(invalid.getStatusCode(), reader, details(invalid.getAllErrors(), reader));
            case TypeMismatchException _, HttpMessageNotReadableException _ ->
                of(HttpStatus.BAD_REQUEST, reader, List.of());
            case ErrorResponse response -> of(response.getStatusCode(), reader, List.of());
            default -> of(HttpStatus.INTERNAL_SERVER_ERROR, reader, List.of());
        };
    }

    Failure of(HttpStatusCode status, Reader reader, List<String> details) {
        return new Failure(status, title(status, reader), reader.say("error." + known(status) + ".text"), details);
    }

    private String title(HttpStatusCode status, Reader reader) {
        return reader.say("error." + known(status) + ".title");
    }

    /** The status itself where the bundles speak of it, else the general one of its class. */
    private int known(HttpStatusCode status) {
        boolean spoken =
                messages.find(Language.FA, "error." + status.value() + ".title").isPresent();
        return spoken ? status.value() : status.is4xxClientError() ? 400 : 500;
    }

    private List<String> details(List<? extends MessageSourceResolvable> errors, Reader reader) {
        return errors.stream().map(error -> detail(error, reader)).toList();
    }

    private String detail(MessageSourceResolvable error, Reader reader) {
        var text = text(error, reader);
        return error instanceof FieldError field
                ? reader.say("error.field", fieldName(field.getField(), reader), text)
                : text;
    }

    private String text(MessageSourceResolvable error, Reader reader) {
        var codes = Optional.ofNullable(error.getCodes()).map(List::of).orElse(List.of());
        var constraint = codes.isEmpty() ? "" : codes.getLast();
        return said("invalid." + constraint, reader).orElseGet(() -> reader.say("invalid"));
    }

    private String fieldName(String field, Reader reader) {
        return said("field." + field, reader).orElse(field);
    }

    private Optional<String> said(String key, Reader reader) {
        return messages.find(reader.language(), key).map(_ -> reader.say(key));
    }
}
