package org.peyvand.workspace.audit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.peyvand.money.Money;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.time.ZoneNames;
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

    private static final Set<String> NO_ARGUMENTS = Set.of(Audit.CHANGES, Audit.NAME_THEN);
    private static final String WEEKDAY = "day.";

    private final ObjectMapper json;

    AuditWords(ObjectMapper json) {
        this.json = json;
    }

    String of(AuditLog.Line line, Reader reader) {
        var details = new TreeMap<String, JsonNode>();
        json.readTree(line.details()).properties().forEach(detail -> details.put(detail.getKey(), detail.getValue()));
        var arguments = details.entrySet().stream()
                .filter(detail -> !isId(detail.getValue()) && !NO_ARGUMENTS.contains(detail.getKey()))
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

    /** As it is recorded: the smallest units, a blank, the currency. */
    private static String money(String text, Reader reader) {
        var parts = text.split(" ", 2);
        return reader.money(new Money(Long.parseLong(parts[0]), parts[1]));
    }

    private static boolean isId(JsonNode value) {
        try {
            return value.isString()
                    && UUID.fromString(value.asString()).toString().equals(value.asString());
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    /** What the thing was called that the line is about, where that was noted. */
    Optional<String> nameThen(AuditLog.Line line) {
        return Optional.of(json.readTree(line.details()).path(Audit.NAME_THEN).asString(""))
                .filter(name -> !name.isEmpty());
    }

    /** What was changed to what; nothing on lines that noted none. */
    List<AuditView.Change> changes(AuditLog.Line line, Reader reader) {
        return StreamSupport.stream(
                        json.readTree(line.details()).path(Audit.CHANGES).spliterator(), false)
                .map(change -> change(change.path("field").asString(), change.path("from"), change.path("to"), reader))
                .toList();
    }

    private static AuditView.Change change(String field, JsonNode from, JsonNode to, Reader reader) {
        return new AuditView.Change(label(field, reader), value(field, from, reader), value(field, to, reader));
    }

    private static String label(String field, Reader reader) {
        return field.startsWith(WEEKDAY)
                ? reader.dates().weekday(DayOfWeek.valueOf(field.substring(WEEKDAY.length())))
                : reader.say("audit.field." + field);
    }

    private static String value(String field, JsonNode value, Reader reader) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asString)
                    .collect(Collectors.joining(reader.say("audit.and")));
        }
        if (value.isBoolean()) return reader.say("audit." + (value.asBoolean() ? "yes" : "no"));
        if (value.isNumber()) return reader.digits(value.asString());
        var text = value.asString("");
        return text.isEmpty() ? "" : text(field, text, reader);
    }

    private static String text(String field, String text, Reader reader) {
        if (field.startsWith(WEEKDAY)) return reader.digits(text);
        return switch (field) {
            case "role" -> reader.say("workspace.role." + text);
            case "language" -> reader.say("language." + text);
            case "calendar" -> reader.say("workspace.calendar." + text);
            case "money" -> text.startsWith("IRR") ? reader.say("workspace.money." + text) : text;
            case "zone" -> ZoneNames.of(reader, ZoneId.of(text));
            case "birthday" -> reader.date(LocalDate.parse(text));
            case "phoneRegion" ->
                Locale.of("", text).getDisplayCountry(reader.language().locale());
            case "mobile", "phone" -> reader.phone(text);
            case "shop", "hours" -> reader.digits(text);
            case "amount" -> money(text, reader);
            default -> text;
        };
    }
}
