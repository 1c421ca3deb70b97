package org.peyvand.channel.mail.sending;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.MailSession;

/** A connection to an SMTP server, which knows whether it has said the last dot of the letter it sends. */
final class MailLine extends SMTPTransport {

    private final MailServer server;
    private boolean handedOver;
    private int sent;

    /** @param domain who calls is said by the domain it writes for: this machine's own name is nobody's business */
    MailLine(MailServer server, String domain) {
        super(MailSession.sending(server, domain), null, "smtp", false);
        this.server = server;
    }

    void send(MimeMessage letter, Address to) throws MessagingException {
        handedOver = false;
        if (sent == 0) connect();
        sendMessage(letter, new Address[] {to});
        sent++;
    }

    @Override
    public void connect() throws MessagingException {
        if (server.user().isEmpty()) connect(server.host(), server.port(), null, null);
        else connect(server.host(), server.port(), server.user(), server.password());
    }

    /** Whether the letter was said to its end, whatever became of it. */
    boolean handedOver() {
        return handedOver;
    }

    /** Whether a letter has gone over it before. */
    boolean isUsed() {
        return sent > 0;
    }

    /** How many letters have gone over it. */
    int sent() {
        return sent;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        handedOver = true;
        super.finishData();
    }

    void hangUp() {
        try {
            close();
        } catch (MessagingException alreadyGone) {
            // What was said before stands.
        }
    }
}
