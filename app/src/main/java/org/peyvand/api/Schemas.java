package org.peyvand.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.peyvand.api.ApiReference.Field;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The schemas of an OpenAPI document: what fields they have, and an example of each. */
final class Schemas {

    private static final int DEEPEST = 5;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;

    Schemas(JsonNode document) {
        this.document = document;
    }

    /** All fields, those within others after them. */
    List<Field> fields(JsonNode schema) {
        var fields = new ArrayList<Field>();
        collect(schema, "", 0, fields);
        return fields;
    }

    private void collect(JsonNode reference, String at, int depth, List<Field> fields) {
        var schema = resolved(reference);
        if (depth > DEEPEST) return;
        if (schema.has("items")) collect(schema.path("items"), at + "[]", depth + 1, fields);
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(name -> name.asString(""))
                .collect(Collectors.toSet());
        schema.path("properties").properties().forEach(property -> {
            var name = at.isEmpty() ? property.getKey() : at + "." + property.getKey();
            fields.add(new Field(
                    name,
                    type(property.getValue()),
                    required.contains(property.getKey()),
                    description(property.getValue())));
            collect(property.getValue(), name, depth + 1, fields);
        });
    }

    private List<RichText> description(JsonNode reference) {
        var own = reference.path("description").asString("");
        return RichText.of(
                own.isEmpty() ? resolved(reference).path("description").asString("") : own);
    }

    /** Such as {@code string (uuid)}, {@code NewOrder[]}, {@code note | visit}. */
    String type(JsonNode reference) {
        if (reference.has("$ref")) return name(reference);
        if (reference.has("items")) return type(reference.path("items")) + "[]";
        if (reference.has("enum")) return joined(reference.path("enum"));
        if (reference.has("oneOf")) return "object";
        var format = reference.path("format").asString("");
        return type(reference, format);
    }

    private static String type(JsonNode schema, String format) {
        var type = schema.path("type");
        var name = type.isArray() ? type.path(0).asString("") : type.asString("object");
        return format.isEmpty() || format.startsWith("int") ? name : name + " (" + format + ")";
    }

    private static String joined(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(word -> word.asString(""))
                .collect(Collectors.joining(" | "));
    }

    /** An example as JSON, or an empty text for no schema. */
    String example(JsonNode schema) {
        return schema.isEmpty() ? "" : JSON.writeValueAsString(value(schema, 0));
    }

    private JsonNode value(JsonNode reference, int depth) {
        var schema = resolved(reference);
        if (reference.has("example")) return reference.path("example");
        if (schema.has("example")) return schema.path("example");
        if (schema.has("enum")) return schema.path("enum").path(0);
        if (schema.has("oneOf")) return value(schema.path("oneOf").path(0), depth + 1);
        if (depth > DEEPEST) return NODES.nullNode();
        if (schema.has("items")) return NODES.arrayNode().add(value(schema.path("items"), depth + 1));
        if (schema.has("properties")) {
            var object = NODES.objectNode();
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), value(property.getValue(), depth + 1)));
            return object;
        }
        return plain(type(schema, ""), schema.path("format").asString(""));
    }

    private static JsonNode plain(String type, String format) {
        return switch (type) {
            case "integer" -> NODES.numberNode(1);
            case "number" -> NODES.numberNode(1.5);
            case "boolean" -> NODES.booleanNode(false);
            default ->
                switch (format) {
                    case "uuid" -> NODES.stringNode("0195a3c4-7d2e-7b11-8c5f-2f9d0b6e4a10");
                    case "date-time" -> NODES.stringNode("2025-03-21T07:00:00Z");
                    case "date" -> NODES.stringNode("2025-03-21");
                    default -> NODES.stringNode("…");
                };
        };
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.path("components").path("schemas").path(name(schema)) : schema;
    }

    private static String name(JsonNode reference) {
        var path = reference.path("$ref").asString("");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
