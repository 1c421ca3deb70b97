package org.peyvand.channel.mail.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Security;

/** Where the mail of a domain is most likely fetched and handed in: the names nearly everyone gives their servers. */
final class ServerGuess {

    static final int IMAP = 993;
    static final int SMTP = 587;

    private static final Map<String, String> KNOWN = Map.of(
            "gmail.com", "gmail.com",
            "googlemail.com", "gmail.com",
            "yahoo.com", "mail.yahoo.com",
            "icloud.com", "mail.me.com",
            "zoho.com", "zoho.com",
            "chmail.ir", "chmail.ir");

    private ServerGuess() {}

    static MailServer incoming(String domain, String user, String password) {
        return new MailServer(host("imap", domain), IMAP, Security.TLS, user, password);
    }

    static MailServer outgoing(String domain, String user, String password) {
        return new MailServer(host("smtp", domain), SMTP, Security.STARTTLS, user, password);
    }

    /** The first there is of imap.example.com and mail.example.com; the first of them where there is none. */
    private static String host(String purpose, String domain) {
        var known = KNOWN.get(domain);
        if (known != null) return purpose + "." + known;
        var likely = List.of(purpose + "." + domain, "mail." + domain);
        return Stream.concat(likely.stream().filter(ServerGuess::exists), likely.stream())
                .findFirst()
                .orElseThrow();
    }

    private static boolean exists(String host) {
        try {
            return InetAddress.getByName(host) != null;
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
