package org.peyvand.api;

import java.util.List;

/** The OpenAPI document as its page shows it. */
public record ApiReference(String title, List<RichText> introduction, List<Section> sections) {

    /** The endpoints about one thing. */
    public record Section(String name, String description, List<Endpoint> endpoints) {}

    /**
     * One endpoint.
     *
     * @param method in upper case
     * @param id names it within the page
     * @param bodyExample JSON, or empty where it takes no body
     * @param answerExample JSON, or empty where it answers nothing
     */
    public record Endpoint(
            String id,
            String method,
            String path,
            String summary,
            List<RichText> description,
            List<Field> parameters,
            List<Field> body,
            String bodyExample,
            List<Field> answer,
            String answerExample,
            List<Status> statuses) {}

    /** A parameter, or a field of a body; within another its name is a path such as {@code lines[].total}. */
    public record Field(String name, String type, boolean required, List<RichText> description) {}

    /** What a status means. */
    public record Status(String code, List<RichText> description) {}
}
