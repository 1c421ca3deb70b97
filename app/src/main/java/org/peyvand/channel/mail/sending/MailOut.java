package org.peyvand.channel.mail.sending;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.thread.MailThread;
import org.peyvand.channel.mail.thread.MailThreads;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Inquiry;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.delivery.DeliveryChanged;
import org.peyvand.delivery.DeliveryState;
import org.peyvand.delivery.Problem;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans the mail that leaves: answers, letters that begin a conversation, and conversations handed on to others. */
@Service
public class MailOut {

    private static final int LONGEST_SUBJECT = 200;

    private final Mailboxes mailboxes;
    private final MailThreads threads;
    private final ReplyAddress addresses;
    private final Conversations conversations;
    private final Customers customers;
    private final Sendings sendings;
    private final Inquiries questions;

    MailOut(
            Mailboxes mailboxes,
            MailThreads threads,
            ReplyAddress addresses,
            Conversations conversations,
            Customers customers,
            Sendings sendings,
            Inquiries questions) {
        this.mailboxes = mailboxes;
        this.threads = threads;
        this.addresses = addresses;
        this.conversations = conversations;
        this.customers = customers;
        this.sendings = sendings;
        this.questions = questions;
    }

    /**
     * Begins a conversation by mail.
     *
     * @param to one of the customer's addresses
     * @return the conversation
     * @throws Refused when the address is not the customer's, or the mailbox does not write, or nothing was written
     */
    @Transactional
    public UUID write(UUID customer, String to, UUID mailbox, String subject, String text) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var known = customers.get(customer);
        var from = mailboxes.get(mailbox);
        if (!addressesOf(known.id()).contains(to)) throw Refused.because("mail.refused.address");
        var about = subject.strip();
        if (about.isEmpty() || about.length() > LONGEST_SUBJECT) {
            throw Refused.because("mail.refused.subject", LONGEST_SUBJECT);
        }
        var writing = writing(from);
        var conversation = conversations.begin(Mailbox.CHANNEL, known.id(), about);
        threads.begin(conversation, writing.id(), about, to);
        conversations.answer(conversation, text);
        return conversation;
    }

    /** The mail addresses of a customer, those at which nothing arrives last. */
    @Transactional(readOnly = true)
    public List<String> addressesOf(UUID customer) {
        return customers.get(customer).handles().stream()
                .filter(known -> known.handle().kind() == HandleKind.MAIL)
                .sorted(Comparator.comparing(known -> known.undeliverable().isPresent()))
                .map(known -> known.handle().key())
                .toList();
    }

    /** The mailboxes that write. */
    @Transactional(readOnly = true)
    public List<Mailbox> writing() {
        return mailboxes.all().stream().filter(Mailbox::open).toList();
    }

    /**
     * Hands a conversation on to somebody else, with a word to them; colleagues see it as a note.
     *
     * @throws Refused when the address is none, there is no mailbox that writes, or nothing was written
     */
    @Transactional
    public void forward(UUID conversation, String to, String text) {
        Acting.require(Permission.ANSWER_CONVERSATIONS);
        var address = HandleKind.MAIL.read(to, "").orElseThrow(() -> Refused.because("mail.refused.to", to));
        var mailbox = mailbox(conversations.get(conversation));
        var note = conversations.note(conversation, text);
        sendings.plan(note, Mailbox.CHANNEL, mailbox.outgoing().account(), address.key());
    }

    /**
     * Sends a question to somebody outside.
     *
     * @throws Refused when the address is none, one of ours, or the customer's, who is answered and not asked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(Conversation conversation, Message note, Asked.Outside whom) {
        var to = HandleKind.MAIL
                .read(whom.address(), "")
                .orElseThrow(() -> Refused.because("mail.refused.to", whom.address()))
                .key();
        if (mailboxes.all().stream().anyMatch(ours -> ours.key().equals(to))) throw Refused.because("mail.refused.own");
        var customers = conversation.customer().map(this::addressesOf).orElse(List.of());
        var writes = threads.of(conversation.id()).map(MailThread::to).orElse("");
        if (customers.contains(to) || writes.equalsIgnoreCase(to)) throw Refused.because("mail.refused.customer");
        var mailbox = writing(mailboxes.get(whom.sender()));
        sendings.plan(note, Mailbox.CHANNEL, mailbox.outgoing().account(), to);
    }

    /** Plans the sending of an answer, in the transaction that wrote it down. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(Conversation conversation, Message answer) {
        var to = threads.of(conversation.id()).map(MailThread::to).filter(address -> !address.isBlank());
        if (to.isEmpty()) throw Refused.because("mail.refused.nobody");
        sendings.plan(answer, Mailbox.CHANNEL, mailbox(conversation).outgoing().account(), to.get());
    }

    /** Plans the sending of what no person wrote, in the transaction that wrote it down. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replied(Conversation conversation, Message reply) {
        var mailbox = mailbox(conversation);
        threads.of(conversation.id())
                .map(MailThread::to)
                .filter(address -> !address.isBlank())
                .ifPresent(to -> sendings.planReply(
                        reply, Mailbox.CHANNEL, mailbox.outgoing().account(), to));
    }

    /** The mailbox a message leaves from: a question's is chosen, all else goes from the conversation's. */
    Mailbox mailbox(Conversation conversation, Message message) {
        return questions
                .of(message)
                .map(Inquiry::asked)
                .flatMap(asked -> asked instanceof Asked.Outside outside
                        ? mailboxes.find(outside.sender()).map(MailOut::writing)
                        : Optional.empty())
                .orElseGet(() -> mailbox(conversation));
    }

    /**
     * The mailbox a conversation is written from: its own, or the oldest that writes where it came by another channel.
     *
     * @throws Refused when it does not write, or there is none
     */
    Mailbox mailbox(Conversation conversation) {
        return threads.of(conversation.id())
                .flatMap(thread -> mailboxes.find(thread.mailbox()))
                .map(MailOut::writing)
                .or(() -> writing().stream().findFirst())
                .orElseThrow(() -> Refused.because("mail.refused.noMailbox"));
    }

    private static Mailbox writing(Mailbox mailbox) {
        if (!mailbox.open()) throw Refused.because("mail.refused.closed", mailbox.address());
        return mailbox;
    }

    /** The thread goes on from what has left. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void left(DeliveryChanged change) {
        var delivery = change.delivery();
        if (!delivery.channel().equals(Mailbox.CHANNEL) || delivery.state() != DeliveryState.SENT) return;
        sendings.message(delivery)
                .filter(message -> message.kind() == Message.Kind.OUTBOUND)
                .ifPresent(message -> threads.of(message.conversation())
                        .flatMap(thread -> mailboxes.find(thread.mailbox()))
                        .ifPresent(mailbox -> threads.sent(
                                message.conversation(), message.id(), addresses.messageId(mailbox, message.id()))));
    }

    /** What was sent has come back, or is kept waiting by a server on its way. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void bounced(MailBounced bounced) {
        if (bounced.givenUp()) sendings.bounced(bounced.message(), new Problem("mail.problem.bounced", bounced.why()));
        else sendings.delayed(bounced.message(), new Problem("mail.problem.delayed", bounced.why()));
    }
}
