package org.peyvand.channel.mail.sending;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.customer.CustomerName;
import org.peyvand.customer.Customers;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** What was said in a conversation, as text for somebody outside: without our notes, in the language of the business. */
@Component
class Transcript {

    private final Conversations conversations;
    private final Customers customers;
    private final Workspaces workspaces;
    private final Messages messages;
    private final Clock clock;

    Transcript(
            Conversations conversations, Customers customers, Workspaces workspaces, Messages messages, Clock clock) {
        this.conversations = conversations;
        this.customers = customers;
        this.workspaces = workspaces;
        this.messages = messages;
        this.clock = clock;
    }

    /** The last hundred messages before that number, oldest first. */
    String of(UUID conversation, int before) {
        var settings = workspaces.settings();
        var reader = settings.reader(settings.language(), clock, messages);
        var customer = conversations
                .get(conversation)
                .customer()
                .flatMap(customers::find)
                .map(known -> CustomerName.of(reader, known))
                .orElseGet(() -> reader.say("conversation.unknown"));
        return conversations.messages(conversation, before, false).stream()
                .map(message -> said(message, reader, customer, settings.name()))
                .collect(Collectors.joining("\n\n", reader.say("mail.transcript") + "\n\n", ""));
    }

    private static String said(Message message, Reader reader, String customer, String business) {
        var author = message.kind() == Message.Kind.INBOUND
                ? customer
                : message.author().isEmpty() ? business : message.author();
        return reader.say("mail.transcript.said", author, message.at()) + "\n" + message.text();
    }
}
