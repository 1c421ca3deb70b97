package org.peyvand.channel.mail.reading;

import java.util.Locale;
import java.util.Optional;

/** What sort of sender a mail comes from. */
public enum MailKind {
    /** A person, as far as can be told. */
    MESSAGE,
    /** A machine that answers for somebody: out of office, ticket received (RFC 3834). */
    AUTO_REPLY,
    /** A mailing list or a newsletter; a person may well be behind it. */
    LIST,
    /** A mail server that could not deliver a mail of ours (RFC 3464). */
    BOUNCE;

    /** The word stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailKind of(Headers headers, Optional<Bounce> bounce, Optional<MailAddress> from) {
        if (bounce.isPresent()) return BOUNCE;
        if (isAutomatic(headers) || from.filter(MailKind::isMachine).isPresent()) return AUTO_REPLY;
        var precedence = word(headers, "Precedence");
        return headers.has("List-Id") || headers.has("List-Unsubscribe") || precedence.matches("bulk|list|junk")
                ? LIST
                : MESSAGE;
    }

    private static boolean isAutomatic(Headers headers) {
        var submitted = word(headers, "Auto-Submitted");
        return !(submitted.isEmpty() || submitted.startsWith("no"))
                || word(headers, "Precedence").equals("auto_reply")
                || headers.has("X-Autoreply")
                || headers.has("X-Autorespond")
                || headers.has("X-Autoresponse")
                || word(headers, "X-Auto-Reply-From").length() > 0
                || word(headers, "X-Mail-Autoreply").length() > 0
                || word(headers, "X-Failed-Recipients").length() > 0
                || isOutOfOffice(headers);
    }

    /** Exchange asks others not to answer automatically, on what people write too: the subject has to agree. */
    private static boolean isOutOfOffice(Headers headers) {
        var subject = headers.text("Subject").orElse("").toLowerCase(Locale.ROOT);
        return headers.has("X-Auto-Response-Suppress")
                && subject.matches(
                        "(?s)(auto(matic)?[ -]?(reply|response|matische antwort)|out of (the )?office|automatische antwort"
                                + "|abwesenheit|réponse automatique|respuesta automática|risposta automatica|پاسخ خودکار).*");
    }

    private static boolean isMachine(MailAddress from) {
        return from.key().matches("(mailer-daemon|postmaster)(@.*)?");
    }

    private static String word(Headers headers, String name) {
        return headers.first(name).orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
