package org.peyvand.channel.mail.settings;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Security;

/**
 * Where the mail of a domain is most likely fetched and handed in: at the provider who gives such addresses away, or takes in
 * the domain's mail; else under the names nearly everyone gives their servers.
 */
final class ServerGuess {

    static final int IMAP = 993;
    static final int SMTP = 587;

    private final Function<String, List<String>> exchangers;

    /** As the DNS has it. */
    ServerGuess() {
        this(new MailExchangers()::of);
    }

    /** @param exchangers who takes in the mail of a domain */
    ServerGuess(Function<String, List<String>> exchangers) {
        this.exchangers = exchangers;
    }

    MailServer incoming(String domain, String user, String password) {
        var host = provider(domain).map(MailProvider::incoming).orElseGet(() -> host("imap", domain));
        return new MailServer(host, IMAP, Security.TLS, user, password);
    }

    MailServer outgoing(String domain, String user, String password) {
        var host = provider(domain).map(MailProvider::outgoing).orElseGet(() -> host("smtp", domain));
        return new MailServer(host, SMTP, Security.STARTTLS, user, password);
    }

    private Optional<MailProvider> provider(String domain) {
        return MailProvider.ofAddresses(domain)
                .or(() -> taking(domain).stream().findFirst().flatMap(MailProvider::ofServer));
    }

    private List<String> taking(String domain) {
        try {
            return exchangers.apply(IDN.toASCII(domain));
        } catch (IllegalArgumentException noDomain) {
            return List.of();
        }
    }

    /** The first there is of imap.example.com, mail.example.com and who takes its mail in; the first of them where there is none. */
    private String host(String purpose, String domain) {
        var likely = Stream.concat(Stream.of(purpose + "." + domain, "mail." + domain), taking(domain).stream())
                .toList();
        return likely.stream().filter(ServerGuess::exists).findFirst().orElse(likely.getFirst());
    }

    private static boolean exists(String host) {
        try {
            return InetAddress.getByName(host) != null;
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
