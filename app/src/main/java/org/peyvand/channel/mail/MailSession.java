package org.peyvand.channel.mail;

import jakarta.mail.Session;
import java.util.Properties;

/** How a mail server is spoken to: never without the safety that was asked for, and never waiting for ever. */
final class MailSession {

    private static final int CONNECT_MILLIS = 15_000;
    private static final int ANSWER_MILLIS = 60_000;

    private MailSession() {}

    /** @param protocol {@code imap} or {@code smtp} */
    static Session of(String protocol, MailServer server) {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        properties.put(prefix + "host", server.host());
        properties.put(prefix + "port", String.valueOf(server.port()));
        properties.put(prefix + "connectiontimeout", String.valueOf(CONNECT_MILLIS));
        properties.put(prefix + "timeout", String.valueOf(ANSWER_MILLIS));
        properties.put(prefix + "writetimeout", String.valueOf(ANSWER_MILLIS));
        properties.put(prefix + "auth", String.valueOf(!server.user().isEmpty()));
        properties.put(prefix + "ssl.enable", String.valueOf(server.security() == Security.TLS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", String.valueOf(server.security() == Security.STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(server.security() == Security.STARTTLS));
        return Session.getInstance(properties);
    }
}
