package org.peyvand.channel.mail.sending;

import java.time.Instant;
import java.util.Optional;
import org.peyvand.channel.mail.reading.Bounce;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.peyvand.delivery.Delivery;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Draws the consequences of a mail that came back: the answer did not arrive, and nothing will arrive at the address. Only a
 * report that gives back a Message-ID signed by us is believed; anyone could write another.
 */
@Component
public class Bounces {

    private final ReplyAddress addresses;
    private final Conversations conversations;
    private final Sendings sendings;
    private final Handles handles;
    private final ApplicationEventPublisher events;

    Bounces(
            ReplyAddress addresses,
            Conversations conversations,
            Sendings sendings,
            Handles handles,
            ApplicationEventPublisher events) {
        this.addresses = addresses;
        this.conversations = conversations;
        this.sendings = sendings;
        this.handles = handles;
        this.events = events;
    }

    /** Notes what came back, in the transaction that read the report. */
    public void note(Bounce bounce, Instant at) {
        sent(bounce).ifPresent(message -> {
            var address = sendings.of(message).map(Delivery::to).orElse(bounce.address());
            if (bounce.lasting()) {
                HandleKind.MAIL
                        .read(address, "")
                        .ifPresent(handle -> handles.undeliverable(HandleKind.MAIL, handle.key(), at, bounce.why()));
            }
            events.publishEvent(new MailBounced(
                    message.conversation(),
                    message.id(),
                    address,
                    bounce.lasting(),
                    bounce.givenUp(),
                    bounce.why(),
                    at));
        });
    }

    private Optional<Message> sent(Bounce bounce) {
        return bounce.messageIds().stream()
                .flatMap(id -> addresses.readMessageId(id).stream())
                .flatMap(message -> conversations.message(message).stream())
                .findFirst();
    }
}
