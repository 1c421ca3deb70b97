package org.peyvand.channel.mail.mailbox;

/**
 * A server that hands mail over or takes it, and as whom one logs in there.
 *
 * @param user empty where the server asks for none
 */
public record MailServer(String host, int port, Security security, String user, String password) {

    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
