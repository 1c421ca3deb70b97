package org.peyvand.workspace;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.peyvand.web.Reader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Puts a line of the audit log into words: the message {@code audit.<action>}, its arguments the line's details in the
 * order of their names. Roles, kinds of address and fields are named in the reader's language, days are written as
 * dates, ids of others are left out.
 */
@Component
class AuditWords {

    private final ObjectMapper json;

    AuditWords(ObjectMapper json) {
        this.json = json;
    }

    String of(Audit.Line line, Reader reader) {
        var details = new TreeMap<String, JsonNode>();
        json.readTree(line.details()).properties().forEach(detail -> details.put(detail.getKey(), detail.getValue()));
        var arguments = details.entrySet().stream()
                .filter(detail -> !isId(detail.getValue()))
                .map(detail -> word(detail.getKey(), detail.getValue(), reader))
                .toArray();
        return reader.say("audit." + line.action(), arguments);
    }

    private static Object word(String name, JsonNode value, Reader reader) {
        return switch (name) {
            case "role", "fromRole", "toRole" -> reader.say("workspace.role." + value.asString());
            case "kind" -> reader.say("customer.kind." + value.asString());
            case "day" -> LocalDate.parse(value.asString());
            case "year" -> reader.digits(value.asString());
            case "fields" ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(field -> reader.say("audit.field." + field.asString()))
                        .collect(Collectors.joining(reader.say("audit.and")));
            default -> value.isNumber() ? (Object) value.asLong() : value.asString("");
        };
    }

    private static boolean isId(JsonNode value) {
        try {
            return value.isString()
                    && UUID.fromString(value.asString()).toString().equals(value.asString());
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    /** The lines with their words. */
    List<AuditView> views(List<Audit.Line> lines, Reader reader) {
        return lines.stream().map(line -> new AuditView(line, of(line, reader))).toList();
    }
}
