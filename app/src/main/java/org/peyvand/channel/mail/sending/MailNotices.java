package org.peyvand.channel.mail.sending;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.channel.Letters;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.delivery.Outcome;
import org.peyvand.delivery.Problem;
import org.springframework.stereotype.Component;

/** Mail that belongs to no conversation, from the oldest mailbox that writes; marked as sent by a machine. */
@Component
class MailNotices implements Letters {

    private final MailOut mail;
    private final ReplyAddress addresses;
    private final MailSender sender;
    private final Clock clock;

    MailNotices(MailOut mail, ReplyAddress addresses, MailSender sender, Clock clock) {
        this.mail = mail;
        this.addresses = addresses;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public Optional<String> server() {
        return mail.writing().stream()
                .findFirst()
                .map(mailbox -> mailbox.outgoing().account());
    }

    @Override
    public Outcome send(UUID id, String to, String subject, String text) {
        var mailbox = mail.writing().stream().findFirst();
        if (mailbox.isEmpty()) return new Outcome.TryLater(new Problem("mail.problem.closed"), false);
        try {
            var letter = letter(mailbox.get(), id, to, subject, text);
            return sender.send(mailbox.get(), letter.written(), letter.recipient());
        } catch (MessagingException notAnAddress) {
            return new Outcome.Refused(new Problem("mail.problem.address", to));
        }
    }

    private Letter letter(Mailbox mailbox, UUID id, String to, String subject, String text) {
        return new Letter(
                mailbox,
                mailbox.address(),
                to,
                subject,
                addresses.messageId(mailbox, id),
                List.of(),
                text,
                "",
                List.of(),
                addresses.loopMark(),
                true,
                clock.instant());
    }
}
