package org.peyvand.channel.mail.thread;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.peyvand.channel.mail.reading.MailAddress;
import org.peyvand.channel.mail.reading.ReadMail;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.peyvand.delivery.Delivery;
import org.springframework.stereotype.Component;

/**
 * Finds the conversation a mail belongs to. What we signed is believed from anyone: the address we asked to reply to, and our
 * Message-IDs. What the customer's own earlier mails were called anyone may have seen, so it counts from the customer alone.
 * A forged reference is none.
 */
@Component
public class MailThreading {

    private final ReplyAddress addresses;
    private final MailThreads threads;
    private final Conversations conversations;
    private final Handles handles;
    private final Sendings sendings;

    MailThreading(
            ReplyAddress addresses,
            MailThreads threads,
            Conversations conversations,
            Handles handles,
            Sendings sendings) {
        this.addresses = addresses;
        this.threads = threads;
        this.conversations = conversations;
        this.handles = handles;
        this.sendings = sendings;
    }

    public Optional<MailThread> thread(UUID mailbox, ReadMail mail, Optional<MailAddress> writer) {
        var signed =
                Stream.concat(byOurs(mail), byAddress(mail)).flatMap(conversation -> threads.of(conversation).stream());
        return Stream.concat(signed, byTheirs(mailbox, mail, writer)).findFirst();
    }

    private Stream<UUID> byAddress(ReadMail mail) {
        return mail.recipients().stream().flatMap(to -> addresses.read(to.address()).stream());
    }

    private Stream<UUID> byOurs(ReadMail mail) {
        return ours(mail)
                .filter(message -> message.kind() == Message.Kind.OUTBOUND)
                .map(Message::conversation);
    }

    private Stream<Message> ours(ReadMail mail) {
        return mail.references().stream()
                .flatMap(id -> addresses.readMessageId(id).stream())
                .flatMap(message -> conversations.message(message).stream());
    }

    /**
     * The note of ours a mail answers, where it went to whoever writes, or to their house: only what we signed names it, and
     * the customer is never taken for somebody else.
     */
    public Optional<Message> note(ReadMail mail, MailAddress writer) {
        var named = mail.recipients().stream()
                .flatMap(to -> addresses.readNote(to.address()).stream())
                .flatMap(note -> conversations.message(note).stream());
        return Stream.concat(named, ours(mail))
                .filter(message -> message.kind() == Message.Kind.NOTE && wentTo(message, writer))
                .findFirst();
    }

    private boolean wentTo(Message note, MailAddress writer) {
        var to = sendings.of(note).map(Delivery::to).orElse("");
        if (to.equals(writer.key())) return true;
        return !to.isEmpty() && house(to).equals(house(writer.key())) && !isTheirs(note.conversation(), writer);
    }

    private static String house(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private Stream<MailThread> byTheirs(UUID mailbox, ReadMail mail, Optional<MailAddress> writer) {
        return mail.references().stream()
                .flatMap(id -> threads.find(mailbox, id).stream())
                .flatMap(reference -> threads.of(reference.conversation()).stream())
                .filter(thread -> writer.filter(who -> isTheirs(thread, who)).isPresent());
    }

    private boolean isTheirs(MailThread thread, MailAddress writer) {
        return thread.to().equalsIgnoreCase(writer.address()) || isCustomers(thread.conversation(), writer);
    }

    private boolean isTheirs(UUID conversation, MailAddress writer) {
        return threads.of(conversation)
                .map(thread -> isTheirs(thread, writer))
                .orElseGet(() -> isCustomers(conversation, writer));
    }

    private boolean isCustomers(UUID conversation, MailAddress writer) {
        return conversations
                .get(conversation)
                .customer()
                .filter(customer ->
                        handles.customersWith(HandleKind.MAIL, writer.key()).contains(customer))
                .isPresent();
    }
}
