package org.peyvand.channel.mail.sending;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.delivery.Outcome;
import org.peyvand.delivery.Problem;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Hands a mail over to a mailbox's SMTP server (RFC 5321) and says what became of it: 4xx later, 5xx never, a connection lost
 * after the last dot uncertain, lost before it later, since a server throws away what has no end.
 */
@Component
class MailSender implements DisposableBean {

    private static final int UNAVAILABLE = 421;

    private final MailLines lines = new MailLines();

    /**
     * Sends the letter to one address. A connection that was left open and has gone meanwhile is no news of the server: where
     * the letter was not handed over, it is tried once more over a new one.
     */
    Outcome send(Mailbox mailbox, MimeMessage letter, Address to) {
        var kept = lines.kept(mailbox);
        if (kept.isPresent()) {
            var outcome = send(kept.get(), mailbox, letter, to);
            if (outcome.isPresent()) return outcome.get();
        }
        return send(lines.fresh(mailbox), mailbox, letter, to).orElseThrow();
    }

    /** Empty where a line that was left open turns out to be gone. */
    private Optional<Outcome> send(MailLine line, Mailbox mailbox, MimeMessage letter, Address to) {
        var server = mailbox.outgoing();
        try {
            line.send(letter, to);
            var said = Optional.ofNullable(line.getLastServerResponse()).orElse("");
            lines.keep(mailbox, line);
            return Optional.of(new Outcome.Sent(said.strip()));
        } catch (MessagingException failure) {
            line.hangUp();
            var code = code(failure);
            if (line.isUsed() && !line.handedOver() && (code < 0 || code == UNAVAILABLE)) return Optional.empty();
            return Optional.of(failed(failure, line.handedOver(), server.host() + ":" + server.port()));
        }
    }

    @Override
    public void destroy() {
        lines.close();
    }

    private static Outcome failed(MessagingException failure, boolean handedOver, String server) {
        if (failure instanceof AuthenticationFailedException) {
            return new Outcome.TryLater(new Problem("mail.problem.logIn", server), true);
        }
        var code = code(failure);
        var said = said(failure);
        if (code >= 500) return new Outcome.Refused(refused(failure, said));
        if (code >= 400) return new Outcome.TryLater(new Problem("mail.problem.later", said), code == UNAVAILABLE);
        if (handedOver) return new Outcome.Uncertain(new Problem("mail.problem.uncertain", server));
        var secure = causes(failure).anyMatch(SSLException.class::isInstance) || said.contains("STARTTLS");
        return new Outcome.TryLater(new Problem(secure ? "mail.problem.secure" : "mail.problem.connect", server), true);
    }

    private static Problem refused(MessagingException failure, String said) {
        var recipient = causes(failure).anyMatch(SMTPAddressFailedException.class::isInstance);
        return new Problem(recipient ? "mail.problem.address" : "mail.problem.refused", said);
    }

    /** What the server answered with, as a number of RFC 5321; -1 where it did not answer. */
    private static int code(MessagingException failure) {
        return causes(failure)
                .mapToInt(cause -> switch (cause) {
                    case SMTPAddressFailedException address -> address.getReturnCode();
                    case SMTPSenderFailedException sender -> sender.getReturnCode();
                    case SMTPSendFailedException send -> send.getReturnCode();
                    default -> -1;
                })
                .filter(code -> code > 0)
                .max()
                .orElse(-1);
    }

    private static String said(MessagingException failure) {
        return causes(failure)
                .filter(cause -> cause instanceof SMTPAddressFailedException
                        || cause instanceof SMTPSenderFailedException
                        || cause instanceof SMTPSendFailedException)
                .reduce((_, inmost) -> inmost)
                .or(() -> Optional.of(failure))
                .map(cause -> Optional.ofNullable(cause.getMessage()).orElse(""))
                .orElse("")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Stream<Throwable> causes(MessagingException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
