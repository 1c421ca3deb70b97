package org.peyvand.channel.mail.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** Who takes in the mail of a domain, as the DNS has it (RFC 5321, section 5). */
final class MailExchangers {

    private static final String MILLISECONDS = "2000";

    private final Hashtable<String, String> settings = new Hashtable<>();

    /** Asks the servers this machine asks. */
    MailExchangers() {
        this("dns:");
    }

    /** @param server such as {@code dns://192.0.2.1:53} */
    MailExchangers(String server) {
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, server);
        settings.put("com.sun.jndi.dns.timeout.initial", MILLISECONDS);
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
    }

    /** Their names, the preferred first; none where the DNS says none or does not answer. */
    List<String> of(String domain) {
        try {
            var found = new ArrayList<Exchanger>();
            var context = new InitialDirContext(settings);
            try {
                var answer = context.getAttributes(domain, new String[] {"MX"}).get("MX");
                for (int i = 0; answer != null && i < answer.size(); i++)
                    found.add(Exchanger.read((String) answer.get(i)));
            } finally {
                context.close();
            }
            return found.stream()
                    .sorted(Comparator.comparingInt(Exchanger::preference))
                    .map(Exchanger::host)
                    .filter(host -> !host.isEmpty())
                    .toList();
        } catch (NamingException | IllegalArgumentException unknown) {
            return List.of();
        }
    }

    private record Exchanger(int preference, String host) {

        static Exchanger read(String answer) {
            var parts = answer.strip().split("\\s+", 2);
            return new Exchanger(Integer.parseInt(parts[0]), parts[1].replaceFirst("\\.$", ""));
        }
    }
}
