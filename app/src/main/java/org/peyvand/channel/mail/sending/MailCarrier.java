package org.peyvand.channel.mail.sending;

import jakarta.mail.MessagingException;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.delivery.Carrier;
import org.peyvand.delivery.Delivery;
import org.peyvand.delivery.Outcome;
import org.peyvand.delivery.Problem;
import org.peyvand.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries mail: writes the letter of a message and hands it to the mailbox's server. */
@Component
class MailCarrier implements Carrier {

    private final Sendings sendings;
    private final Conversations conversations;
    private final MailOut mail;
    private final LetterWriter letters;
    private final DeadAddresses addresses;
    private final MailSender sender;
    private final TransactionTemplate reading;

    MailCarrier(
            Sendings sendings,
            Conversations conversations,
            MailOut mail,
            LetterWriter letters,
            DeadAddresses addresses,
            MailSender sender,
            PlatformTransactionManager transactions) {
        this.sendings = sendings;
        this.conversations = conversations;
        this.mail = mail;
        this.letters = letters;
        this.addresses = addresses;
        this.sender = sender;
        this.reading = new TransactionTemplate(transactions);
    }

    @Override
    public String channel() {
        return Mailbox.CHANNEL;
    }

    @Override
    public Outcome send(Delivery delivery) {
        return switch (reading.execute(_ -> prepared(delivery))) {
            case Ready ready -> noted(delivery, handOver(delivery, ready));
            case Not not -> not.outcome();
        };
    }

    /** What a delivery comes to before a server is spoken to. */
    private sealed interface Prepared {}

    private record Ready(Mailbox mailbox, Letter letter) implements Prepared {}

    private record Not(Outcome outcome) implements Prepared {}

    /** All that has to be asked for a letter, in one transaction; nobody's server is spoken to meanwhile. */
    private Prepared prepared(Delivery delivery) {
        return sendings.message(delivery)
                .map(message -> prepared(delivery, message))
                .orElseGet(() -> new Not(new Outcome.Skipped(new Problem("mail.problem.gone"))));
    }

    private Prepared prepared(Delivery delivery, Message message) {
        var nothingArrives = addresses.whyNothingArrives(delivery.to());
        if (nothingArrives.isPresent()) {
            return new Not(new Outcome.Skipped(new Problem("mail.problem.undeliverable", nothingArrives.get())));
        }
        try {
            var conversation = conversations.get(message.conversation());
            var mailbox = mail.mailbox(conversation, message);
            return new Ready(mailbox, letters.of(conversation, message, mailbox, delivery.to()));
        } catch (Refused closed) {
            return new Not(new Outcome.TryLater(new Problem("mail.problem.closed"), false));
        }
    }

    private Outcome handOver(Delivery delivery, Ready ready) {
        try {
            var letter = ready.letter();
            return sender.send(ready.mailbox(), letter.written(), letter.recipient());
        } catch (MessagingException notAnAddress) {
            return new Outcome.Refused(new Problem("mail.problem.address", delivery.to()));
        }
    }

    private Outcome noted(Delivery delivery, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused)
            addresses.refused(delivery.to(), refused.why().detail());
        return outcome;
    }
}
