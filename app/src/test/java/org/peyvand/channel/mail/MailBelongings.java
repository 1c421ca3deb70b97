package org.peyvand.channel.mail;

import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A mailbox for the tests of routes: of servers nobody answers at. */
public final class MailBelongings {

    private MailBelongings() {}

    /** Of the workspace acted in. */
    public static UUID mailbox(ApplicationContext context) {
        return Letters.mailbox(context, "hidden@example.com").id();
    }
}
