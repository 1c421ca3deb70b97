package org.peyvand.conversation.api;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.peyvand.api.Fields;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.reading.Names;
import org.peyvand.conversation.writing.Writing;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Refused;
import org.springframework.stereotype.Component;

/** Reads what programs send about conversations, or notes what is wrong with it. */
@Component
class TellingInput {

    private static final int LONGEST_NAME = 100;

    private final Clock clock;
    private final Names names;

    TellingInput(Clock clock, Names names) {
        this.clock = clock;
        this.names = names;
    }

    /** The message a conversation begins with: one of the two sides has to have said it. */
    Optional<Telling.Told> first(ConversationJson.MessageInput input, String at, Fields fields) {
        return read(input, at, fields, List.of(Message.Kind.INBOUND, Message.Kind.OUTBOUND));
    }

    /** Any message. */
    Optional<Telling.Told> message(ConversationJson.MessageInput input, String at, Fields fields) {
        return read(input, at, fields, List.of(Message.Kind.values()));
    }

    private Optional<Telling.Told> read(
            ConversationJson.MessageInput input, String at, Fields fields, List<Message.Kind> known) {
        var kind = fields.required(at + "kind", input.kind())
                .flatMap(word -> fields.read(at + "kind", () -> kind(word, known)));
        var text = fields.required(at + "text", input.text())
                .flatMap(typed -> fields.read(at + "text", () -> Writing.checked(typed)));
        var when = input.at().map(told -> told.toInstant().truncatedTo(ChronoUnit.MICROS));
        if (when.filter(clock.instant().plus(Timeline.AHEAD)::isBefore).isPresent()) {
            fields.refuse(at + "at", "api.refused.future");
        }
        var name = name(input, at, fields);
        return fields.ok()
                ? Optional.of(new Telling.Told(kind.orElseThrow(), text.orElseThrow(), when, name))
                : Optional.empty();
    }

    private static Message.Kind kind(String word, List<Message.Kind> known) {
        return known.stream()
                .filter(kind -> kind.code().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.because(
                        "api.refused.word",
                        String.join(", ", known.stream().map(Message.Kind::code).toList())));
    }

    private static Optional<Telling.Name> name(ConversationJson.MessageInput input, String at, Fields fields) {
        input.externalId()
                .filter(id -> id.isBlank() || id.length() > LONGEST_NAME)
                .ifPresent(_ -> fields.refuse(at + "externalId", "timeline.refused.externalId", LONGEST_NAME));
        var source = input.source().orElse("").strip();
        if (source.length() > LONGEST_NAME) {
            fields.refuse(at + "source", "timeline.refused.externalId", LONGEST_NAME);
        }
        return input.externalId().map(id -> new Telling.Name(clean(source), clean(id)));
    }

    private static String clean(String word) {
        return word.replace("\0", "");
    }

    /**
     * The member of that id or mail address; nobody for an empty word.
     *
     * @throws Refused when there is none
     */
    Optional<UUID> member(String word) {
        return one(word, names.members(), member -> List.of(member.id().toString(), member.email()))
                .map(member -> member.id());
    }

    /**
     * The team of that id or name, as far as whoever acts may see it; none for an empty word.
     *
     * @throws Refused when there is none
     */
    Optional<UUID> team(String word) {
        return one(word, names.teams(), team -> List.of(team.id().toString(), team.name()))
                .map(team -> team.id());
    }

    private static <T> Optional<T> one(String word, List<T> all, Function<T, List<String>> called) {
        if (word.isBlank()) return Optional.empty();
        var found = all.stream()
                .filter(one -> called.apply(one).stream().anyMatch(word.strip()::equalsIgnoreCase))
                .findFirst();
        if (found.isEmpty()) throw Refused.because("conversation.refused.nobody");
        return found;
    }
}
