package org.peyvand.channel.mail.mailbox;

import jakarta.mail.Session;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** How a mail server is spoken to: never without the safety that was asked for, and never waiting for ever. */
public final class MailSession {

    private static final int CONNECT_MILLIS = 15_000;
    private static final int ANSWER_MILLIS = 60_000;

    private static final int MOST_REMEMBERED = 1_000;

    /** Making one looks through the whole class path: several milliseconds for each mail. They hold no password. */
    private static final Map<Properties, Session> REMEMBERED = new ConcurrentHashMap<>();

    private MailSession() {}

    /** @param protocol {@code imap} or {@code smtp} */
    public static Session of(String protocol, MailServer server) {
        return remembered(properties(protocol, server));
    }

    /** For sending, of somebody who goes by that name. */
    public static Session sending(MailServer server, String name) {
        var properties = properties("smtp", server);
        properties.put("mail.smtp.localhost", name);
        return remembered(properties);
    }

    private static Session remembered(Properties properties) {
        if (REMEMBERED.size() >= MOST_REMEMBERED) REMEMBERED.clear();
        return REMEMBERED.computeIfAbsent(properties, Session::getInstance);
    }

    private static Properties properties(String protocol, MailServer server) {
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
        return properties;
    }
}
