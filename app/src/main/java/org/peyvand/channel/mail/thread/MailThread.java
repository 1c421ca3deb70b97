package org.peyvand.channel.mail.thread;

import java.util.List;
import java.util.UUID;

/**
 * How a conversation hangs together as mail.
 *
 * @param subject of the first mail, without its prefixes
 * @param to the customer's address
 * @param references Message-IDs with their angle brackets, oldest first, at most {@value #MOST}
 */
public record MailThread(UUID conversation, UUID mailbox, String subject, String to, List<String> references) {

    static final int MOST = 20;
}
