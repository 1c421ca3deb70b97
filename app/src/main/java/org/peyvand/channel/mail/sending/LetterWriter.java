package org.peyvand.channel.mail.sending;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.thread.MailThreads;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.channel.mail.thread.Subjects;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Inquiry;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.conversation.Sendings;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the letters of messages: an answer in its thread; a note as a question, or as what hands a conversation on. */
@Component
class LetterWriter {

    private static final String ANSWER = "Re: ";
    private static final String FORWARD = "Fwd: ";

    private final MailThreads threads;
    private final ReplyAddress addresses;
    private final Subaddresses subaddresses;
    private final Sendings sendings;
    private final Inquiries questions;
    private final Workspaces workspaces;
    private final Transcript transcript;
    private final MailLanguage language;
    private final Clock clock;

    LetterWriter(
            MailThreads threads,
            ReplyAddress addresses,
            Subaddresses subaddresses,
            Sendings sendings,
            Inquiries questions,
            Workspaces workspaces,
            Transcript transcript,
            MailLanguage language,
            Clock clock) {
        this.threads = threads;
        this.addresses = addresses;
        this.subaddresses = subaddresses;
        this.sendings = sendings;
        this.questions = questions;
        this.workspaces = workspaces;
        this.transcript = transcript;
        this.language = language;
        this.clock = clock;
    }

    @Transactional
    public Letter of(Conversation conversation, Message message, Mailbox mailbox, String to) {
        if (message.kind() != Message.Kind.NOTE) return answer(conversation, message, mailbox, to);
        return questions
                .of(message)
                .map(question -> asked(question, message, mailbox, to))
                .orElseGet(() -> handedOn(conversation, message, mailbox, to));
    }

    private Letter answer(Conversation conversation, Message answer, Mailbox mailbox, String to) {
        var thread = threads.of(conversation.id()).orElseThrow();
        var references = thread.references();
        var subject = subject(
                Optional.of(thread.subject()).filter(said -> !said.isBlank()).orElse(conversation.subject()));
        var files = sendings.files(answer);
        return new Letter(
                mailbox,
                subaddresses.replyTo(mailbox, addresses.of(mailbox, conversation.id())),
                to,
                references.isEmpty() ? subject : ANSWER + subject,
                addresses.messageId(mailbox, answer.id()),
                references,
                NewAttachment.isNamesOf(files, answer.text()) ? attached(answer, subject) : answer.text(),
                sendings.repeated(answer),
                files,
                addresses.loopMark(),
                answer.authorId().isEmpty(),
                clock.instant());
    }

    /** What is nothing but files says so in words, for whoever reads plain text and for what takes a mail without words for spam. */
    private String attached(Message answer, String subject) {
        return language.reader(subject).say("mail.attached") + "\n" + answer.text();
    }

    /** To somebody outside, who is shown the conversation. */
    private Letter handedOn(Conversation conversation, Message note, Mailbox mailbox, String to) {
        var text = note.text() + "\n\n" + transcript.of(conversation.id(), note.number());
        return outside(note, mailbox, to, FORWARD + subject(conversation.subject()), text);
    }

    /** To somebody outside, who is shown what was asked and nothing else. */
    private Letter asked(Inquiry question, Message note, Mailbox mailbox, String to) {
        var about = question.asked() instanceof Asked.Outside outside ? outside.subject() : "";
        return outside(note, mailbox, to, subject(about), note.text());
    }

    private Letter outside(Message note, Mailbox mailbox, String to, String subject, String text) {
        return new Letter(
                mailbox,
                subaddresses.replyTo(mailbox, addresses.ofNote(mailbox, note.id())),
                to,
                subject,
                addresses.messageId(mailbox, note.id()),
                List.of(),
                text,
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
