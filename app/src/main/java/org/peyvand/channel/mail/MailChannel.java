package org.peyvand.channel.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.channel.mail.reading.Folded;
import org.peyvand.channel.mail.reading.MailAddress;
import org.peyvand.channel.mail.reading.MailKind;
import org.peyvand.channel.mail.reading.MailReader;
import org.peyvand.channel.mail.reading.ReadMail;
import org.peyvand.conversation.Aside;
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

    static final String CODE = "mail";

    private static final int LONGEST_REST = 100_000;
    private static final int LONGEST_NAME = 100;
    private static final Duration LONGEST_WAY = Duration.ofDays(30);

    private final Mails mails;
    private final Mailboxes mailboxes;
    private final MailThreads threads;
    private final MailThreading threading;
    private final ReplyAddress addresses;
    private final Subaddresses subaddresses;
    private final Bounces bounces;
    private final Handles handles;
    private final MailOut out;

    MailChannel(
            Mails mails,
            Mailboxes mailboxes,
            MailThreads threads,
            MailThreading threading,
            ReplyAddress addresses,
            Subaddresses subaddresses,
            Bounces bounces,
            Handles handles,
            MailOut out) {
        this.mails = mails;
        this.mailboxes = mailboxes;
        this.threads = threads;
        this.threading = threading;
        this.addresses = addresses;
        this.subaddresses = subaddresses;
        this.bounces = bounces;
        this.handles = handles;
        this.out = out;
    }

    @Override
    public String code() {
        return CODE;
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
        if (MailFetch.Missing.is(kept.raw()))
            throw new UnreadableMessage("The mail server does not hand this mail over");
        if (kept.size() > MailFetch.LARGEST) throw new UnreadableMessage("Too large: " + kept.size() + " bytes");
        var mail = MailReader.read(kept.raw());
        subaddresses.notice(kept.mailbox(), mail);
        if (isOwn(mail)) return aside(kept, mail, "own");
        if (mail.bounce().isPresent()) {
            bounces.note(mail.bounce().get(), kept.at());
            return aside(kept, mail, MailKind.BOUNCE.code());
        }
        if (mails.isCopy(kept)) return aside(kept, mail, "copy");
        return incoming(kept, mail);
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
        mails.note(kept.id(), new Mails.Noted(kind, mail.messageId(), to, subject));
    }

    private Incoming incoming(Mails.Kept kept, ReadMail mail) {
        var own = mailboxes.all().stream().map(Mailbox::key).toList();
        var writer = writer(mail, own);
        note(kept, mail, mail.kind().code(), mail.answerTo().filter(to -> !own.contains(to.key())));
        writer.ifPresent(who -> handles.inUse(HandleKind.MAIL, who.key()));
        var continues = threading.conversation(kept.mailbox(), mail, writer);
        var folded = Folded.of(mail.text());
        var text = cut(folded.text(), Conversations.LONGEST);
        var rest = cut((folded.text().substring(text.length()) + "\n" + folded.rest()).strip(), LONGEST_REST);
        var further = new Incoming.Further(
                author(continues, writer),
                mail.kind() == MailKind.AUTO_REPLY,
                rest,
                mail.html().isPresent(),
                files(mail));
        return new Incoming(
                writer.flatMap(this::person), continues, mail.subject(), text, written(mail, kept.at()), further);
    }

    /** A form on the business's own site often writes from the business's own address, and says to whom to reply. */
    private static Optional<MailAddress> writer(ReadMail mail, List<String> own) {
        return mail.from()
                .filter(from -> !own.contains(from.key()))
                .or(() -> mail.answerTo().filter(to -> !own.contains(to.key())));
    }

    private Optional<Person> person(MailAddress writer) {
        var name = writer.name().contains("@") ? "" : cut(writer.name().strip(), LONGEST_NAME);
        return HandleKind.MAIL.read(writer.address(), "").map(handle -> new Person(name, "", List.of(handle)));
    }

    private String author(Optional<UUID> continues, Optional<MailAddress> writer) {
        return continues
                .flatMap(threads::of)
                .flatMap(thread -> writer.filter(who -> !who.address().equalsIgnoreCase(thread.to())))
                .map(who -> cut((who.name() + " " + who.address()).strip(), 200))
                .orElse("");
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

    private static String cut(String text, int longest) {
        if (text.length() <= longest) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    @Override
    public void answered(Conversation conversation, Message answer) {
        out.answered(conversation, answer);
    }

    @Override
    public void took(String raw, Message message) {
        var kept = kept(raw);
        var noted = mails.noted(kept.id());
        threads.begin(message.conversation(), kept.mailbox(), noted.subject(), noted.answerTo());
        if (!noted.messageId().isEmpty()) threads.came(message.conversation(), message.id(), noted.messageId());
    }
}
