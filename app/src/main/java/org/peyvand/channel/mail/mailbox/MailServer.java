package org.peyvand.channel.mail.mailbox;

/**
 * A server that hands mail over or takes it, and as whom one logs in there.
 *
 * @param user empty where the server asks for none
 */
public record MailServer(String host, int port, Security security, String user, String password) {

    /**
     * What retries are counted by: the server and as whom one logs in there, since a wrong password of one mailbox says nothing
     * of another at the same provider.
     */
    public String account() {
        return host + ":" + port + (user.isEmpty() ? "" : " (" + user + ")");
    }

    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
