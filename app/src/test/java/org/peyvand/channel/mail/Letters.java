package org.peyvand.channel.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.peyvand.channel.mail.fetching.Mails;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.conversation.Intake;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails written for a test, and delivered to a mailbox as the fetching does it. */
public final class Letters {

    private final List<String> headers = new ArrayList<>();
    private String body = "";

    public static Letters from(String from) {
        return new Letters().with("From", from).with("To", "shop@example.com");
    }

    public Letters with(String header, String value) {
        headers.add(header + ": " + value);
        return this;
    }

    public Letters saying(String text) {
        body = text;
        return this;
    }

    public byte[] bytes() {
        var types = headers.stream().anyMatch(header -> header.startsWith("Content-Type"))
                ? ""
                : "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n";
        return (String.join("\n", headers) + "\n" + types + "\n" + body)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Delivers it now; returns what the intake calls it. */
    public static UUID deliver(ApplicationContext context, UUID mailbox, byte[] mail) {
        return deliver(context, mailbox, mail, Instant.now());
    }

    /** As {@link #deliver(ApplicationContext, UUID, byte[])}, taken by the mail server at that time. */
    public static UUID deliver(ApplicationContext context, UUID mailbox, byte[] mail, Instant at) {
        var arrived = new Mails.Arrived(mailbox, mail, mail.length, 0, 0, at);
        var received = new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(_ -> context.getBean(Mails.class).take(arrived));
        context.getBean(Intake.class).handle(received);
        return received;
    }

    /** A mailbox nobody fetches from. */
    public static Mailbox mailbox(ApplicationContext context, String address) {
        var server = new MailServer("localhost", 1, Security.NONE, "", "");
        var mailbox = new Mailbox(Mailboxes.newId(), address, "", "", server, server, false);
        context.getBean(Mailboxes.class).add(mailbox);
        return mailbox;
    }
}
