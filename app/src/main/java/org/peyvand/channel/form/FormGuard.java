package org.peyvand.channel.form;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Attempts;
import org.peyvand.workspace.SignedLinks;
import org.springframework.stereotype.Component;

/**
 * Keeps machines from filling in forms, without asking anyone outside: each form shown carries a signed word that is good
 * for one sending, not before a person could have typed something and not after half a day; a field no person sees must
 * stay empty; and each address may send a business so many in a time.
 */
@Component
class FormGuard {

    /** Nobody types a message faster. */
    static final Duration FASTEST = Duration.ofSeconds(2);

    private static final Duration VALID = Duration.ofHours(12);
    private static final String PURPOSE = "form";

    private final SignedLinks links;
    private final Attempts attempts;
    private final Clock clock;

    FormGuard(SignedLinks links, Attempts attempts, Clock clock) {
        this.links = links;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** A word for one form shown now. */
    String word() {
        return links.sign(PURPOSE, UUID.randomUUID(), clock.instant().plus(VALID));
    }

    /** The sending's own name, by which it is taken in once; empty where the form has to be sent again. */
    Optional<String> sending(String word) {
        return links.read(PURPOSE, word)
                .filter(read ->
                        !clock.instant().isBefore(read.until().minus(VALID).plus(FASTEST)))
                .map(read -> read.subject().toString());
    }

    /** @throws org.peyvand.web.Refused when too much came from there of late */
    void count(String from) {
        attempts.count("form:" + Acting.workspace() + ":" + from);
    }
}
