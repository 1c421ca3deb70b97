package org.peyvand.conversation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a view of the inbox is narrowed to; what is empty narrows nothing.
 *
 * @param channel the word of a channel
 * @param tag in any spelling
 * @param owner the member who sees to it
 */
public record InboxFilter(
        Optional<String> channel,
        Optional<String> tag,
        Optional<UUID> team,
        Optional<UUID> owner,
        Optional<Priority> priority) {

    /** Narrows nothing. */
    public static final InboxFilter NONE =
            new InboxFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static InboxFilter asked(Map<String, String> parameters) {
        return new InboxFilter(
                word(parameters, "channel"),
                word(parameters, "tag"),
                word(parameters, "team").flatMap(InboxFilter::id),
                word(parameters, "owner").flatMap(InboxFilter::id),
                word(parameters, "priority").flatMap(InboxFilter::priority));
    }

    private static Optional<String> word(Map<String, String> parameters, String name) {
        return Optional.of(parameters.getOrDefault(name, "").strip()).filter(word -> !word.isEmpty());
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Optional<Priority> priority(String code) {
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.code().equals(code))
                .findFirst();
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** How many of its parts narrow anything. */
    public long fields() {
        return Stream.of(channel, tag, team, owner, priority)
                .filter(Optional::isPresent)
                .count();
    }

    /** As the address carries it, after what else it says; empty for none. */
    String address() {
        var address = new StringBuilder();
        channel.ifPresent(code -> address.append("&channel=").append(encoded(code)));
        tag.ifPresent(label -> address.append("&tag=").append(encoded(label)));
        team.ifPresent(id -> address.append("&team=").append(id));
        owner.ifPresent(id -> address.append("&owner=").append(id));
        priority.ifPresent(place -> address.append("&priority=").append(place.code()));
        return address.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
