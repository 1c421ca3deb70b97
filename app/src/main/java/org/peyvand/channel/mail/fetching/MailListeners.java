package org.peyvand.channel.mail.fetching;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.workspace.Acting;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The mailboxes this node listens to. */
@Component
public class MailListeners implements DisposableBean {

    private final UUID node = UuidCreator.getTimeOrderedEpoch();
    private final Map<UUID, MailListener> listeners = new ConcurrentHashMap<>();
    private final Mailboxes mailboxes;
    private final MailFolders folders;
    private final MailFetch fetch;
    private final MailListener.Rhythm rhythm;

    @Autowired
    MailListeners(Mailboxes mailboxes, MailFolders folders, MailFetch fetch) {
        this(mailboxes, folders, fetch, MailListener.Rhythm.USUAL);
    }

    MailListeners(Mailboxes mailboxes, MailFolders folders, MailFetch fetch, MailListener.Rhythm rhythm) {
        this.rhythm = rhythm;
        this.mailboxes = mailboxes;
        this.folders = folders;
        this.fetch = fetch;
    }

    /** Sees to it that somebody listens to the mailbox: another node, or this one from now on. */
    public void tend(Mailbox mailbox) {
        listeners.computeIfPresent(mailbox.id(), (_, listener) -> listener.isEnded() ? null : listener);
        if (listeners.containsKey(mailbox.id()) || !folders.claim(mailbox.id(), node)) return;
        listeners.computeIfAbsent(mailbox.id(), _ -> begin(mailbox));
    }

    private MailListener begin(Mailbox mailbox) {
        var listener = new MailListener(mailbox, node, mailboxes, folders, fetch, rhythm);
        var actor = Acting.now();
        Thread.ofVirtual().name("mail-" + mailbox.id()).start(() -> Acting.run(actor, listener::listen));
        Thread.ofVirtual().name("mail-claim-" + mailbox.id()).start(() -> Acting.run(actor, listener::tend));
        return listener;
    }

    /** Their claims run out by themselves. */
    @Override
    public void destroy() {
        listeners.values().forEach(MailListener::end);
    }
}
