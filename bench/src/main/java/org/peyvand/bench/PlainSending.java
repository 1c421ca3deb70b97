package org.peyvand.bench;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;

/** Mails as short as our answers, sent by Jakarta Mail alone over one connection that stays open. */
final class PlainSending implements AutoCloseable {

    private final Session session;
    private final Transport transport;

    PlainSending(int port) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        session = Session.getInstance(properties);
        transport = session.getTransport("smtp");
        transport.connect();
    }

    void send(String to, String text) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(MailMeasure.SHOP);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("سفارش", "UTF-8");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8", "plain");
        var html = new MimeBodyPart();
        html.setText("<p dir=\"rtl\">" + text + "</p>", "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
