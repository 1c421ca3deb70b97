package org.peyvand.channel.form;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody sent by a form, or wrote later on the page their answer appears on: this is what is kept as it came.
 *
 * @param conversation the one it continues
 * @param subject the form's title
 */
record FilledForm(
        Optional<UUID> conversation, String subject, String name, String mobile, String mail, String text, Instant at) {

    static FilledForm more(UUID conversation, String text, Instant at) {
        return new FilledForm(Optional.of(conversation), "", "", "", "", text, at);
    }
}
