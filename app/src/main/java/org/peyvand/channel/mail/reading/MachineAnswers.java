package org.peyvand.channel.mail.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a machine must not answer (RFC 3834, section 2): where nobody reads the answer, where many would, and where the
 * sender asked for none. What else a mail is, {@link MailKind} tells.
 */
final class MachineAnswers {

    /** The empty envelope sender, from which bounces and automatic answers come (RFC 5321, 4.5.5). */
    private static final Pattern NOBODY = Pattern.compile("\\s*<?\\s*>?\\s*");

    private static final Pattern MACHINE = Pattern.compile(
            "(no-?_?reply|do-?_?not-?_?reply|noreply\\b.*|mailer-daemon|postmaster|bounces?|listserv|majordomo|daemon|root)"
                    + "([-+=._].*)?|owner-.*|.*-(owner|request|bounces?|confirm)(\\+.*)?");

    private MachineAnswers() {}

    static boolean areUnwanted(Headers headers, Optional<MailAddress> from) {
        return headers.first("Return-Path")
                        .filter(path -> NOBODY.matcher(path).matches())
                        .isPresent()
                || senders(headers, from).anyMatch(MachineAnswers::isMachine)
                || suppressed(headers)
                || headers.has("X-Loop")
                || Stream.of("List-Id", "List-Post", "List-Help", "List-Subscribe", "List-Unsubscribe")
                        .anyMatch(headers::has)
                || headers.first("Precedence").filter(word -> !word.isBlank()).isPresent();
    }

    private static Stream<MailAddress> senders(Headers headers, Optional<MailAddress> from) {
        var envelope = headers.written("Return-Path").flatMap(value -> MailAddress.readAll(value).stream());
        return Stream.concat(from.stream(), envelope);
    }

    private static boolean isMachine(MailAddress sender) {
        var key = sender.key();
        var at = key.lastIndexOf('@');
        return MACHINE.matcher(at < 0 ? key : key.substring(0, at)).matches();
    }

    /** Exchange and Outlook name the kinds of answers they do not want; "None" and DR, a receipt, are no matter here. */
    private static boolean suppressed(Headers headers) {
        var kinds = headers.first("X-Auto-Response-Suppress").orElse("").toLowerCase(Locale.ROOT);
        return Stream.of(kinds.split("[,;\\s]+")).anyMatch(kind -> kind.matches("all|oof|autoreply"));
    }
}
