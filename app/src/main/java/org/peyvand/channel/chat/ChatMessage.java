package org.peyvand.channel.chat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.channel.Landing;

/**
 * What a visitor wrote in the chat: this is what is kept as it came.
 *
 * @param page the title of the page they were on
 * @param files sent ahead, by their names in {@link org.peyvand.channel.Uploads}
 * @param landing how they came
 */
record ChatMessage(
        Optional<UUID> conversation,
        String name,
        String mobile,
        String page,
        String text,
        List<UUID> files,
        Landing landing,
        Instant at) {

    ChatMessage {
        files = Objects.requireNonNullElse(files, List.of());
        landing = Objects.requireNonNullElse(landing, Landing.UNKNOWN);
    }
}
