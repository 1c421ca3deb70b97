package org.peyvand.channel.mail.sending;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.reading.ReadMail;
import org.peyvand.conversation.NewAttachment;

/**
 * A mail to be sent, and how it is written as MIME: plain text and HTML side by side, the headers by which clients show one
 * thread (RFC 5322, 3.6.4) and by which machines know a machine (RFC 3834).
 *
 * @param from its address and name stand in From, its signature below the text
 * @param replyTo where answers go
 * @param messageId with its angle brackets
 * @param references Message-IDs of the thread, oldest first; none where it begins one
 * @param repeated of earlier messages, each line behind a {@code >}; or empty
 * @param loopMark known again when it comes back to us
 * @param byMachine whether no person wrote it
 */
record Letter(
        Mailbox from,
        String replyTo,
        String to,
        String subject,
        String messageId,
        List<String> references,
        String text,
        String repeated,
        List<NewAttachment> files,
        String loopMark,
        boolean byMachine,
        Instant at) {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** @throws MessagingException when an address is none */
    MimeMessage written() throws MessagingException {
        var message = new Named(messageId);
        message.setFrom(sender());
        message.setReplyTo(new InternetAddress[] {new InternetAddress(replyTo, true)});
        message.setRecipient(RecipientType.TO, recipient());
        message.setSubject(oneLine(subject), UTF_8);
        message.setSentDate(Date.from(at));
        message.setHeader(ReadMail.LOOP_HEADER, loopMark);
        if (byMachine) message.setHeader("Auto-Submitted", "auto-replied");
        if (!references.isEmpty()) {
            message.setHeader("In-Reply-To", references.getLast());
            message.setHeader("References", String.join("\r\n ", references));
        }
        message.setContent(files.isEmpty() ? body() : withFiles());
        message.saveChanges();
        return message;
    }

    InternetAddress recipient() throws MessagingException {
        return new InternetAddress(to, true);
    }

    private InternetAddress sender() throws MessagingException {
        try {
            return from.fromName().isEmpty()
                    ? new InternetAddress(from.address(), true)
                    : new InternetAddress(from.address(), from.fromName(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeMultipart body() throws MessagingException {
        var plain = new MimeBodyPart();
        var words = LetterText.plain(text.strip() + signature()) + quotation();
        plain.setText(words.replaceAll("\\R", "\r\n") + "\r\n", UTF_8, "plain");
        var html = new MimeBodyPart();
        html.setText(LetterText.html(text, from.signature(), repeated), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    private MimeMultipart withFiles() throws MessagingException {
        var text = new MimeBodyPart();
        text.setContent(body());
        var mixed = new MimeMultipart("mixed", text);
        for (var file : files) mixed.addBodyPart(part(file));
        return mixed;
    }

    /** What is in a file is nobody's business on the way: its bytes go as they are. */
    private static MimeBodyPart part(NewAttachment file) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.type())));
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setDisposition(MimeBodyPart.ATTACHMENT);
        part.setFileName(file.name());
        return part;
    }

    private String signature() {
        return from.signature().isBlank() ? "" : "\n\n-- \n" + from.signature().strip();
    }

    private String quotation() {
        return repeated.isBlank() ? "" : "\n\n" + repeated.strip();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** A message that keeps the Message-ID it was given. */
    private static final class Named extends MimeMessage {

        /** A letter is written without a server. */
        private static final Session NOWHERE = Session.getInstance(new Properties());

        private final String id;

        Named(String id) {
            super(NOWHERE);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
