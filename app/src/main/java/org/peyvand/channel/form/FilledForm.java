package org.peyvand.channel.form;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.channel.Landing;

/**
 * What somebody sent by a form, or wrote later on the page their answer appears on: this is what is kept as it came.
 *
 * @param conversation the one it continues
 * @param subject the form's title
 * @param files sent ahead, by their names in {@link org.peyvand.channel.Uploads}
 * @param landing how they came
 */
record FilledForm(
        Optional<UUID> conversation,
        String subject,
        String name,
        String mobile,
        String mail,
        String text,
        List<UUID> files,
        Landing landing,
        Instant at) {

    FilledForm {
        files = Objects.requireNonNullElse(files, List.of());
        landing = Objects.requireNonNullElse(landing, Landing.UNKNOWN);
    }

    static FilledForm more(UUID conversation, String text, List<UUID> files, Instant at) {
        return new FilledForm(Optional.of(conversation), "", "", "", "", text, files, Landing.UNKNOWN, at);
    }
}
