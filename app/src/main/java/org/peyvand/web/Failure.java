package org.peyvand.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatusCode;

/**
 * Why a page could not be shown, for the error template.
 *
 * @param title what happened
 * @param text what to do
 * @param details the single things that are wrong, if there are several
 */
public record Failure(HttpStatusCode status, String title, String text, List<String> details) {

    /** With one more thing to tell. */
    Failure with(String detail) {
        return new Failure(
                status,
                title,
                text,
                Stream.concat(details.stream(), Stream.of(detail)).toList());
    }
}
