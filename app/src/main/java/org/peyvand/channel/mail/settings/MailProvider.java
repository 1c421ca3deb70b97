package org.peyvand.channel.mail.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Providers whose servers have names of their own, and who let programs in by rules of their own. */
enum MailProvider {
    GOOGLE(
            "imap.gmail.com",
            "smtp.gmail.com",
            List.of("gmail.com", "googlemail.com"),
            List.of("google.com", "googlemail.com")),
    MICROSOFT(
            "outlook.office365.com",
            "smtp.office365.com",
            List.of("outlook.com", "hotmail.com", "live.com", "msn.com"),
            List.of("outlook.com", "mx.microsoft", "office365.com")),
    YAHOO(
            "imap.mail.yahoo.com",
            "smtp.mail.yahoo.com",
            List.of("yahoo.com", "ymail.com", "rocketmail.com"),
            List.of("yahoodns.net", "yahoo.com")),
    APPLE(
            "imap.mail.me.com",
            "smtp.mail.me.com",
            List.of("icloud.com", "me.com", "mac.com"),
            List.of("icloud.com", "me.com")),
    ZOHO("imap.zoho.com", "smtp.zoho.com", List.of("zoho.com", "zohomail.com"), List.of("zoho.com", "zoho.eu"));

    private final String incoming;
    private final String outgoing;
    private final List<String> domains;
    private final List<String> networks;

    /**
     * @param domains of the addresses it gives away
     * @param networks below which its servers stand, also those to which the mail of other domains goes
     */
    MailProvider(String incoming, String outgoing, List<String> domains, List<String> networks) {
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.domains = domains;
        this.networks = networks;
    }

    String incoming() {
        return incoming;
    }

    String outgoing() {
        return outgoing;
    }

    /** As messages name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose addresses end in that domain. */
    static Optional<MailProvider> ofAddresses(String domain) {
        return Arrays.stream(values())
                .filter(one -> one.domains.contains(domain.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whose server that is. */
    static Optional<MailProvider> ofServer(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return Arrays.stream(values())
                .filter(one -> one.incoming.equals(name)
                        || one.outgoing.equals(name)
                        || one.networks.stream().anyMatch(network -> name.endsWith("." + network)))
                .findFirst();
    }
}
