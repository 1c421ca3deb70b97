package org.peyvand.channel.mail;

import jakarta.mail.MessagingException;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.delivery.Carrier;
import org.peyvand.delivery.Delivery;
import org.peyvand.delivery.Outcome;
import org.peyvand.delivery.Problem;
import org.peyvand.web.Refused;
import org.springframework.stereotype.Component;

/** Carries mail: writes the letter of a message and hands it to the mailbox's server. */
@Component
class MailOutCarrier implements Carrier {

    private final Sendings sendings;
    private final Conversations conversations;
    private final MailOut mail;
    private final MailOutLetters letters;
    private final MailOutAddresses addresses;
    private final MailSender sender;

    MailOutCarrier(
            Sendings sendings,
            Conversations conversations,
            MailOut mail,
            MailOutLetters letters,
            MailOutAddresses addresses,
            MailSender sender) {
        this.sendings = sendings;
        this.conversations = conversations;
        this.mail = mail;
        this.letters = letters;
        this.addresses = addresses;
        this.sender = sender;
    }

    @Override
    public String channel() {
        return MailOut.CHANNEL;
    }

    @Override
    public Outcome send(Delivery delivery) {
        return sendings.message(delivery)
                .map(message -> send(delivery, message))
                .orElseGet(() -> new Outcome.Skipped(new Problem("mail.problem.gone")));
    }

    private Outcome send(Delivery delivery, Message message) {
        var nothingArrives = addresses.whyNothingArrives(delivery.to());
        if (nothingArrives.isPresent()) {
            return new Outcome.Skipped(new Problem("mail.problem.undeliverable", nothingArrives.get()));
        }
        try {
            var conversation = conversations.get(message.conversation());
            var mailbox = mail.mailbox(conversation, message);
            var letter = letters.of(conversation, message, mailbox, delivery.to());
            return noted(delivery, sender.send(mailbox, letter.written(), letter.recipient()));
        } catch (MessagingException notAnAddress) {
            return new Outcome.Refused(new Problem("mail.problem.address", delivery.to()));
        } catch (Refused closed) {
            return new Outcome.TryLater(new Problem("mail.problem.closed"), true);
        }
    }

    private Outcome noted(Delivery delivery, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused)
            addresses.refused(delivery.to(), refused.why().detail());
        return outcome;
    }
}
