package org.peyvand.channel.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.calendar.OwnHours;
import org.peyvand.channel.mail.fetching.MailFetch;
import org.peyvand.channel.mail.fetching.Mails;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.reading.MailAddress;
import org.peyvand.channel.mail.reading.MailKind;
import org.peyvand.channel.mail.reading.MailReader;
import org.peyvand.channel.mail.reading.ReadMail;
import org.peyvand.channel.mail.sending.Bounces;
import org.peyvand.channel.mail.sending.MailOut;
import org.peyvand.channel.mail.sending.Subaddresses;
import org.peyvand.channel.mail.thread.MailThread;
import org.peyvand.channel.mail.thread.MailThreading;
import org.peyvand.channel.mail.thread.MailThreads;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.channel.mail.thread.Subjects;
import org.peyvand.channel.mail.time.Acknowledgements;
import org.peyvand.channel.mail.time.MailboxTimes;
import org.peyvand.conversation.AnsweredNote;
import org.peyvand.conversation.Aside;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.Channel;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.conversation.Understood;
import org.peyvand.conversation.UnreadableMessage;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.peyvand.customer.Person;
import org.springframework.stereotype.Component;

/** Mail as a channel. What the intake keeps is the name of a mail; the mail itself is kept by {@link Mails}. */
@Component
class MailChannel implements Channel {

    private static final int LONGEST_AUTHOR = 200;
    private static final int LONGEST_NAME = 100;
    private static final int MEGA = 1_000_000;
    private static final Duration LONGEST_WAY = Duration.ofDays(30);

    private final Mails mails;
    private final Mailboxes mailboxes;
    private final MailThreads threads;
    private final MailThreading threading;
    private final ReplyAddress addresses;
    private final Subaddresses subaddresses;
    private final Bounces bounces;
    private final Conversations conversations;
    private final Handles handles;
    private final MailOut out;
    private final MailboxTimes times;
    private final Acknowledgements acknowledgements;

    MailChannel(
            Mails mails,
            Mailboxes mailboxes,
            MailThreads threads,
            MailThreading threading,
            ReplyAddress addresses,
            Subaddresses subaddresses,
            Bounces bounces,
            Conversations conversations,
            Handles handles,
            MailOut out,
            MailboxTimes times,
            Acknowledgements acknowledgements) {
        this.mails = mails;
        this.mailboxes = mailboxes;
        this.threads = threads;
        this.threading = threading;
        this.addresses = addresses;
        this.subaddresses = subaddresses;
        this.bounces = bounces;
        this.conversations = conversations;
        this.handles = handles;
        this.out = out;
        this.times = times;
        this.acknowledgements = acknowledgements;
    }

    @Override
    public String code() {
        return Mailbox.CHANNEL;
    }

    @Override
    public String icon() {
        return "mail";
    }

    @Override
    public byte[] original(String raw) {
        return kept(raw).raw();
    }

    @Override
    public Optional<String> html(String externalId, boolean pictures) {
        return mails.find(UUID.fromString(externalId)).flatMap(kept -> MailReader.html(kept.raw(), pictures));
    }

    @Override
    public Understood read(String raw) {
        var kept = kept(raw);
        if (MailFetch.Missing.is(kept.raw())) throw new UnreadableMessage("missing", "");
        if (MailFetch.isTooLarge(kept)) throw tooLarge(kept);
        var mail = MailReader.read(kept.raw());
        subaddresses.notice(kept.mailbox(), mail);
        if (isOwn(mail)) return aside(kept, mail, "own");
        if (mail.bounce().isPresent()) {
            bounces.note(mail.bounce().get(), kept.at());
            return aside(kept, mail, MailKind.BOUNCE.code());
        }
        if (mails.isCopy(kept)) return aside(kept, mail, "copy");
        var writer = writer(mail);
        note(kept, mail, mail.kind().code(), mail.answerTo().filter(to -> !isOurs(to)));
        writer.ifPresent(who -> handles.inUse(HandleKind.MAIL, who.key()));
        return writer.flatMap(who -> answeredNote(kept, mail, who)).orElseGet(() -> incoming(kept, mail, writer));
    }

    /** It can be told whose it is: its headers are kept. */
    private static UnreadableMessage tooLarge(Mails.Kept kept) {
        var mail = MailReader.read(kept.raw());
        var from = mail.from().map(MailAddress::address).orElse("?");
        return new UnreadableMessage("large", "%,d MB · %s · %s".formatted(kept.size() / MEGA, from, mail.subject()));
    }

    private Mails.Kept kept(String raw) {
        return mails.find(UUID.fromString(raw))
                .orElseThrow(() -> new UnreadableMessage("The mail itself is not kept any more"));
    }

    /** Our own mail that came back by some detour would begin a talk with ourselves, and never end it. */
    private boolean isOwn(ReadMail mail) {
        return addresses.readMessageId(mail.messageId()).isPresent() || addresses.isLoop(mail.loops());
    }

    private Aside aside(Mails.Kept kept, ReadMail mail, String why) {
        note(kept, mail, why, Optional.empty());
        return new Aside(why);
    }

    private void note(Mails.Kept kept, ReadMail mail, String kind, Optional<MailAddress> answerTo) {
        var subject = Subjects.bare(mail.subject().replace("\0", ""));
        var to = answerTo.map(MailAddress::address).orElse("");
        var answerable = kind.equals(MailKind.MESSAGE.code()) && answersReach(mail) && !mail.forPeopleOnly();
        mails.note(kept.id(), new Mails.Noted(kind, mail.messageId(), to, subject, answerable));
    }

    /** Whether an answer goes to the address the mail says it is from, and that is none of ours. */
    private boolean answersReach(ReadMail mail) {
        var to = mail.answerTo().filter(address -> !isOurs(address)).map(MailAddress::key);
        return to.isPresent() && to.equals(mail.from().map(MailAddress::key));
    }

    /** Somebody outside answers what we asked them, or what we handed on to them. */
    private Optional<Understood> answeredNote(Mails.Kept kept, ReadMail mail, MailAddress writer) {
        return threading.note(mail, writer).map(note -> {
            var text = MailBody.of(mail);
            var further = further(mail, text, called(writer));
            var said = NewAttachment.textOf(text.text(), further.attachments());
            return new AnsweredNote(
                    note.id(), said.isBlank() ? mail.subject() : said, written(mail, kept.at()), further);
        });
    }

    private Incoming incoming(Mails.Kept kept, ReadMail mail, Optional<MailAddress> writer) {
        var thread = threading.thread(kept.mailbox(), mail, writer);
        var continues = thread.map(found -> conversations.now(found.conversation()));
        var text = MailBody.of(mail);
        var further = further(mail, text, author(continues, thread, writer));
        var at = written(mail, kept.at());
        return new Incoming(writer.flatMap(this::person), continues, mail.subject(), text.text(), at, further);
    }

    private static Incoming.Further further(ReadMail mail, MailBody body, String author) {
        var quiet = mail.kind() == MailKind.AUTO_REPLY;
        return new Incoming.Further(author, quiet, body.rest(), mail.html().isPresent(), files(mail));
    }

    private boolean isOurs(MailAddress address) {
        var key = address.key().replaceFirst("\\+[^@]*@", "@");
        return mailboxes.all().stream().anyMatch(mailbox -> mailbox.key().equals(key));
    }

    /** A form on the business's own site often writes from the business's own address, and says to whom to reply. */
    private Optional<MailAddress> writer(ReadMail mail) {
        return mail.from()
                .filter(from -> !isOurs(from))
                .or(() -> mail.answerTo().filter(to -> !isOurs(to)));
    }

    private Optional<Person> person(MailAddress writer) {
        var name = writer.name().contains("@") ? "" : MailBody.cut(writer.name().strip(), LONGEST_NAME);
        return HandleKind.MAIL.read(writer.address(), "").map(handle -> new Person(name, "", List.of(handle)));
    }

    private String author(Optional<UUID> continues, Optional<MailThread> found, Optional<MailAddress> writer) {
        return found.filter(thread -> continues.equals(Optional.of(thread.conversation())))
                .or(() -> continues.flatMap(threads::of))
                .flatMap(thread -> writer.filter(who -> !who.address().equalsIgnoreCase(thread.to())))
                .map(MailChannel::called)
                .orElse("");
    }

    private static String called(MailAddress who) {
        return MailBody.cut((who.name() + " " + who.address()).strip(), LONGEST_AUTHOR);
    }

    private static List<NewAttachment> files(ReadMail mail) {
        return mail.files().stream()
                .map(file -> new NewAttachment(file.name(), file.type(), file.bytes()))
                .toList();
    }

    /** Clocks of senders are wrong by years at times; then it counts from when our mail server took it. */
    private static Instant written(ReadMail mail, Instant arrived) {
        return mail.date()
                .filter(date -> !date.isAfter(arrived) && date.isAfter(arrived.minus(LONGEST_WAY)))
                .orElse(arrived);
    }

    @Override
    public boolean isReadHere() {
        return false;
    }

    @Override
    public void moved(UUID from, UUID to, List<UUID> messages) {
        threads.moved(from, to, messages);
    }

    @Override
    public List<Sender> senders() {
        return out.writing().stream()
                .map(mailbox -> new Sender(mailbox.id(), mailbox.label()))
                .toList();
    }

    @Override
    public void ask(Conversation conversation, Message note, Asked.Outside whom) {
        out.ask(conversation, note, whom);
    }

    @Override
    public void answered(Conversation conversation, Message answer) {
        out.answered(conversation, answer);
    }

    @Override
    public void replied(Conversation conversation, Message reply) {
        out.replied(conversation, reply);
    }

    @Override
    public Map<UUID, OwnHours> hours(List<UUID> conversations) {
        return times.of(conversations);
    }

    @Override
    public void begins(String raw, UUID conversation) {
        var known = mails.known(UUID.fromString(raw));
        threads.begin(
                conversation,
                known.mailbox(),
                known.noted().subject(),
                known.noted().answerTo());
    }

    @Override
    public void took(String raw, Message message) {
        if (message.kind() == Message.Kind.NOTE) return;
        var known = mails.known(UUID.fromString(raw));
        var noted = known.noted();
        if (!noted.messageId().isEmpty()) threads.came(message.conversation(), message.id(), noted.messageId());
        if (noted.answerable()) acknowledgements.consider(known.mailbox(), message, noted.answerTo(), known.at());
    }
}
