package org.peyvand.channel.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.channel.mail.reading.Bounce;
import org.peyvand.conversation.Conversations;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Draws the consequences of a mail that came back: the answer did not arrive, and nothing will arrive at the address. Only a
 * report that gives back a Message-ID signed by us is believed; anyone could write another.
 */
@Component
class Bounces {

    private final ReplyAddress addresses;
    private final Conversations conversations;
    private final MailThreads threads;
    private final Handles handles;
    private final ApplicationEventPublisher events;

    Bounces(
            ReplyAddress addresses,
            Conversations conversations,
            MailThreads threads,
            Handles handles,
            ApplicationEventPublisher events) {
        this.addresses = addresses;
        this.conversations = conversations;
        this.threads = threads;
        this.handles = handles;
        this.events = events;
    }

    private record Answer(UUID conversation, UUID message) {}

    void note(Bounce bounce, Instant at) {
        answer(bounce).ifPresent(answer -> {
            var address = threads.of(answer.conversation()).map(MailThread::to).orElse(bounce.address());
            if (bounce.lasting()) {
                HandleKind.MAIL
                        .read(address, "")
                        .ifPresent(handle -> handles.undeliverable(HandleKind.MAIL, handle.key(), at, bounce.why()));
            }
            events.publishEvent(new MailBounced(
                    answer.conversation(), answer.message(), address, bounce.lasting(), bounce.why(), at));
        });
    }

    private Optional<Answer> answer(Bounce bounce) {
        return bounce.messageIds().stream()
                .flatMap(id -> addresses.readMessageId(id).stream())
                .flatMap(message -> conversations.conversationOf(message).stream()
                        .map(conversation -> new Answer(conversation, message)))
                .findFirst();
    }
}
