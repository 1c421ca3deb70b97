package org.peyvand.timeline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.api.Fields;
import org.peyvand.timeline.Happening.Direction;
import org.peyvand.web.Refused;

/** Makes an entry of what a program sent, or notes what is wrong with it. */
final class EntryInput {

    private static final String SOURCE = "api";
    private static final int LONGEST = 100;
    private static final int LONGEST_CALL_MINUTES = 24 * 60;

    private EntryInput() {}

    /** The entry, its customer still to be named; empty where a field is wrong. */
    static Optional<NewEntry> read(EntryJson.Input input, Instant now, Fields fields) {
        fields.required("customer", input.customer());
        var at = input.at().map(OffsetDateTime::toInstant).orElse(now);
        if (at.isAfter(now.plus(Timeline.AHEAD))) fields.refuse("at", "api.refused.future");
        var what = fields.required("kind", input.kind()).flatMap(kind -> happening(kind, input, fields));
        var source = source(input.source().orElse(""), fields);
        input.externalId()
                .filter(id -> id.isBlank() || id.length() > LONGEST)
                .ifPresent(_ -> fields.refuse("externalId", "timeline.refused.externalId", LONGEST));
        if (!fields.ok()) return Optional.empty();
        return what.map(happening -> new NewEntry(new UUID(0, 0), at, happening, source, input.externalId()));
    }

    private static Optional<Happening> happening(String kind, EntryJson.Input input, Fields fields) {
        var text = input.text().orElse("").strip();
        if (text.length() > Timeline.LONGEST_TEXT)
            fields.refuse("text", "timeline.refused.long", Timeline.LONGEST_TEXT);
        return switch (kind) {
            case "note" -> {
                if (text.isEmpty()) fields.refuse("text", "timeline.refused.empty");
                yield Optional.of(new Happening.Note(text));
            }
            case "visit" -> Optional.of(new Happening.Visit(text));
            case "call" -> call(input, text, fields);
            default -> {
                fields.refuse("kind", "api.refused.word", "note, visit, call");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Happening> call(EntryJson.Input input, String text, Fields fields) {
        input.minutes()
                .filter(minutes -> minutes < 0 || minutes > LONGEST_CALL_MINUTES)
                .ifPresent(minutes -> fields.refuse("minutes", "timeline.refused.minutes", minutes));
        return fields.read("direction", () -> direction(input.direction().orElse("from_customer")))
                .map(direction -> new Happening.Call(direction, input.minutes(), text));
    }

    private static Direction direction(String word) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.because("api.refused.word", "from_customer, to_customer, missed"));
    }

    /** Kept apart from our own sources, so that no program replaces the entries of an order or of a person. */
    private static String source(String name, Fields fields) {
        if (name.isBlank()) return SOURCE;
        if (name.length() > LONGEST) fields.refuse("source", "timeline.refused.source", LONGEST);
        return SOURCE + ":" + name.strip();
    }
}
