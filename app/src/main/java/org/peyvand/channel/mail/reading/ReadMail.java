package org.peyvand.channel.mail.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail as far as it can be understood.
 *
 * @param from who writes
 * @param replyTo where they want answers to go; empty: to {@code from}
 * @param recipients whom it reached, as headers tell: To, Cc and what servers note of the delivery
 * @param subject as people read it
 * @param date when it was written, as its sender says
 * @param messageId with its angle brackets, or empty
 * @param references the Message-IDs it refers to, In-Reply-To first and then the last of References, at most 50
 * @param text its text, with line breaks of one kind
 * @param html as it was laid out: hostile
 * @param forPeopleOnly whether it asks that no machine answer it, or comes from where no person reads (RFC 3834)
 * @param loops the values of headers by which Peyvand marks what it sends
 */
public record ReadMail(
        Optional<MailAddress> from,
        List<MailAddress> replyTo,
        List<MailAddress> recipients,
        String subject,
        Optional<Instant> date,
        String messageId,
        List<String> references,
        String text,
        Optional<String> html,
        List<MailFile> files,
        MailKind kind,
        Optional<Bounce> bounce,
        boolean forPeopleOnly,
        List<String> loops) {

    /** The header by which Peyvand knows its own mail when it comes back. */
    public static final String LOOP_HEADER = "X-Peyvand-Loop";

    /** Where an answer goes: where they want it to, else where it came from. */
    public Optional<MailAddress> answerTo() {
        return replyTo.stream()
                .filter(to -> to.address().contains("@"))
                .findFirst()
                .or(() -> from);
    }
}
