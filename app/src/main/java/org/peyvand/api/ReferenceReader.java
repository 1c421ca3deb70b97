package org.peyvand.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.peyvand.api.ApiReference.Endpoint;
import org.peyvand.api.ApiReference.Field;
import org.peyvand.api.ApiReference.Section;
import org.peyvand.api.ApiReference.Status;
import tools.jackson.databind.JsonNode;

/** Reads an OpenAPI document into what its page shows. */
final class ReferenceReader {

    private static final List<String> METHODS = List.of("get", "post", "patch", "put", "delete");

    private final JsonNode document;
    private final Schemas schemas;

    ReferenceReader(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    ApiReference read() {
        var info = document.path("info");
        return new ApiReference(
                info.path("title").asString(""),
                RichText.of(info.path("description").asString("")),
                sections());
    }

    private List<Section> sections() {
        var endpoints = new TreeMap<String, List<Endpoint>>();
        document.path("paths").properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(path -> METHODS.stream()
                        .filter(method -> path.getValue().has(method))
                        .forEach(method -> {
                            var operation = path.getValue().path(method);
                            var tag = operation.path("tags").path(0).asString("");
                            endpoints
                                    .computeIfAbsent(tag, _ -> new ArrayList<>())
                                    .add(endpoint(path.getKey(), method, operation));
                        }));
        var descriptions = descriptions();
        return endpoints.entrySet().stream()
                .map(entry ->
                        new Section(entry.getKey(), descriptions.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .toList();
    }

    private Map<String, String> descriptions() {
        var descriptions = new LinkedHashMap<String, String>();
        document.path("tags")
                .forEach(tag -> descriptions.put(
                        tag.path("name").asString(""), tag.path("description").asString("")));
        return descriptions;
    }

    private Endpoint endpoint(String path, String method, JsonNode operation) {
        var body = json(operation.path("requestBody"));
        var answer = operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> json(response.getValue()))
                .findFirst()
                .orElse(document.path("none"));
        return new Endpoint(
                (method + path).replaceAll("[^a-z0-9]+", "-"),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asString(""),
                RichText.of(operation.path("description").asString("")),
                parameters(operation),
                schemas.fields(body),
                schemas.example(body),
                schemas.fields(answer),
                schemas.example(answer),
                statuses(operation));
    }

    private static JsonNode json(JsonNode message) {
        var content = message.path("content");
        return content.isEmpty() ? content : content.iterator().next().path("schema");
    }

    private List<Field> parameters(JsonNode operation) {
        var parameters = new ArrayList<Field>();
        operation
                .path("parameters")
                .forEach(parameter -> parameters.add(new Field(
                        parameter.path("name").asString(""),
                        schemas.type(parameter.path("schema")) + ", "
                                + parameter.path("in").asString(""),
                        parameter.path("required").asBoolean(false),
                        RichText.of(parameter.path("description").asString("")))));
        return parameters;
    }

    private static List<Status> statuses(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(response -> new Status(
                        response.getKey(),
                        RichText.of(response.getValue().path("description").asString(""))))
                .toList();
    }
}
