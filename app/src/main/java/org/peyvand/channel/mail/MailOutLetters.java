package org.peyvand.channel.mail;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the letters of messages: an answer in its thread, a note as what hands a conversation on. */
@Component
class MailOutLetters {

    private static final String ANSWER = "Re: ";
    private static final String FORWARD = "Fwd: ";

    private final MailThreads threads;
    private final ReplyAddress addresses;
    private final Subaddresses subaddresses;
    private final Sendings sendings;
    private final Workspaces workspaces;
    private final MailOutTranscript transcript;
    private final Clock clock;

    MailOutLetters(
            MailThreads threads,
            ReplyAddress addresses,
            Subaddresses subaddresses,
            Sendings sendings,
            Workspaces workspaces,
            MailOutTranscript transcript,
            Clock clock) {
        this.threads = threads;
        this.addresses = addresses;
        this.subaddresses = subaddresses;
        this.sendings = sendings;
        this.workspaces = workspaces;
        this.transcript = transcript;
        this.clock = clock;
    }

    @Transactional
    public MailOutLetter of(Conversation conversation, Message message, Mailbox mailbox, String to) {
        return message.kind() == Message.Kind.NOTE
                ? handedOn(conversation, message, mailbox, to)
                : answer(conversation, message, mailbox, to);
    }

    private MailOutLetter answer(Conversation conversation, Message answer, Mailbox mailbox, String to) {
        var thread = threads.of(conversation.id()).orElseThrow();
        var references = thread.references();
        var subject = subject(
                Optional.of(thread.subject()).filter(said -> !said.isBlank()).orElse(conversation.subject()));
        return new MailOutLetter(
                mailbox,
                subaddresses.replyTo(mailbox, addresses.of(mailbox, conversation.id())),
                to,
                references.isEmpty() ? subject : ANSWER + subject,
                addresses.messageId(mailbox, answer.id()),
                references,
                answer.text(),
                sendings.repeated(answer),
                sendings.files(answer),
                addresses.loopMark(),
                answer.authorId().isEmpty(),
                clock.instant());
    }

    /** To somebody outside the thread, whose answer begins a conversation of its own. */
    private MailOutLetter handedOn(Conversation conversation, Message note, Mailbox mailbox, String to) {
        return new MailOutLetter(
                mailbox,
                mailbox.address(),
                to,
                FORWARD + subject(conversation.subject()),
                addresses.messageId(mailbox, note.id()),
                List.of(),
                note.text() + "\n\n" + transcript.of(conversation.id(), note.number()),
                "",
                List.of(),
                addresses.loopMark(),
                note.authorId().isEmpty(),
                clock.instant());
    }

    private String subject(String said) {
        var plain = Subjects.bare(said);
        return plain.isEmpty() ? workspaces.settings().name() : plain;
    }
}
