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

    private final String domain;
    private final Function<String, List<String>> exchangers;
    private Optional<List<String>> taking = Optional.empty();

    /** As the DNS has it, which is asked once, and only where that is needed. */
    ServerGuess(String domain) {
        this(domain, new MailExchangers()::of);
    }

    /** @param exchangers who takes in the mail of a domain */
    ServerGuess(String domain, Function<String, List<String>> exchangers) {
        this.domain = domain;
        this.exchangers = exchangers;
    }

    MailServer incoming(String user, String password) {
        var host = provider().map(MailProvider::incoming).orElseGet(() -> host("imap"));
        return new MailServer(host, IMAP, Security.TLS, user, password);
    }

    MailServer outgoing(String user, String password) {
        var host = provider().map(MailProvider::outgoing).orElseGet(() -> host("smtp"));
        return new MailServer(host, SMTP, Security.STARTTLS, user, password);
    }

    private Optional<MailProvider> provider() {
        return MailProvider.ofAddresses(domain)
                .or(() -> taking().stream().findFirst().flatMap(MailProvider::ofServer));
    }

    private List<String> taking() {
        if (taking.isEmpty()) taking = Optional.of(asked());
        return taking.get();
    }

    private List<String> asked() {
        try {
            return exchangers.apply(IDN.toASCII(domain));
        } catch (IllegalArgumentException noDomain) {
            return List.of();
        }
    }

    /** The first there is of imap.example.com, mail.example.com and who takes its mail in; the first of them where there is none. */
    private String host(String purpose) {
        var likely = Stream.concat(Stream.of(purpose + "." + domain, "mail." + domain), taking().stream())
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
