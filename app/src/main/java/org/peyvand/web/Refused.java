package org.peyvand.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What a person asked for cannot be done, and why: a message of the bundles that says what to do next. Pages show it as
 * a page, as a notice over the page when htmx asked, and under /api as RFC 9457 problem details.
 */
public final class Refused extends RuntimeException {

    private final HttpStatus status;
    private final String key;
    private final transient List<Object> arguments;

    public Refused(HttpStatus status, String key, Object... arguments) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** 422: understood, but not possible like this. */
    public static Refused because(String key, Object... arguments) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
    }

    /** 409: not possible any more, as something changed in the meantime. */
    public static Refused conflict(String key, Object... arguments) {
        return new Refused(HttpStatus.CONFLICT, key, arguments);
    }

    /** 403: this member may not. */
    public static Refused forbidden() {
        return new Refused(HttpStatus.FORBIDDEN, "error.403.text");
    }

    /** 404: no such thing, or none this member may see. */
    public static Refused notFound() {
        return new Refused(HttpStatus.NOT_FOUND, "error.404.text");
    }

    public HttpStatus status() {
        return status;
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /** The reason in the reader's language. */
    public String saidTo(Reader reader) {
        return reader.say(key, arguments.toArray());
    }
}
