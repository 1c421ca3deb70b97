package org.peyvand.channel.mail.mailbox;

import java.util.Locale;
import java.util.UUID;
import org.peyvand.web.Refused;

/**
 * An address at which the business writes and is written to.
 *
 * @param fromName as whom it writes; empty: under the address alone
 * @param signature put below what it writes, or empty
 * @param open whether its mail is fetched and written
 */
public record Mailbox(
        UUID id,
        String address,
        String fromName,
        String signature,
        MailServer incoming,
        MailServer outgoing,
        boolean open) {

    /** The code of the channel whose messages come to mailboxes and leave from them. */
    public static final String CHANNEL = "mail";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SIGNATURE = 2_000;

    /** @throws Refused when the address is none, or a server is not named */
    public Mailbox {
        address = address.strip();
        fromName = fromName.strip();
        if (!address.matches("[^@\\s<>\"(),:;+]{1,40}@[^@\\s<>\"(),:;]+\\.[^@\\s<>\"(),:;.]+")
                || address.length() > 200) throw Refused.because("mailbox.refused.address");
        if (fromName.length() > LONGEST_NAME || fromName.matches("(?s).*\\p{Cntrl}.*"))
            throw Refused.because("mailbox.refused.name", LONGEST_NAME);
        if (signature.length() > LONGEST_SIGNATURE)
            throw Refused.because("mailbox.refused.signature", LONGEST_SIGNATURE);
        if (!sound(incoming) || !sound(outgoing)) throw Refused.because("mailbox.refused.server");
    }

    private static boolean sound(MailServer server) {
        return server.host().matches("[\\p{L}\\p{N}._:\\[\\]-]{1,253}") && server.port() > 0 && server.port() < 65_536;
    }

    /** As people choose it from a list. */
    public String label() {
        return fromName.isEmpty() ? address : fromName + " – " + address;
    }

    /** What follows the at sign, in lower case. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** The form that is compared. */
    public String key() {
        return address.toLowerCase(Locale.ROOT);
    }
}
