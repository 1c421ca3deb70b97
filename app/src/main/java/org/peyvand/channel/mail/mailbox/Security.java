package org.peyvand.channel.mail.mailbox;

import java.util.Locale;

/** How the way to a mail server is kept from listeners. */
public enum Security {
    /** From the first byte on. */
    TLS,
    /** Begun in the open and changed over at once; a server that will not is refused. */
    STARTTLS,
    /** Not at all: for servers on the same machine or in the same network. */
    NONE;

    /** The word stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Security of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
