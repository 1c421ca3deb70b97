package org.peyvand.channel.mail.fetching;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one mailbox on one node: fetches what is new whenever the server tells of it and every two minutes besides, since
 * servers forget to tell. While the server cannot be reached it tries again, ever more seldom, and then takes up what it
 * missed. It ends when the mailbox changes, is closed, or belongs to another node.
 */
final class MailListener {

    /**
     * How often what is done.
     *
     * @param tended the claim is kept
     * @param polled a server that tells of new mail by itself is asked all the same, in rounds of tending
     * @param untold a server that does not tell is asked
     */
    record Rhythm(Duration tended, int polled, Duration untold) {
        static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(20), 6, Duration.ofSeconds(30));
    }

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(MailListener.class);

    private final Mailbox mailbox;
    private final UUID node;
    private final Mailboxes mailboxes;
    private final MailFolders folders;
    private final MailFetch fetch;
    private final Rhythm rhythm;
    private volatile Optional<ImapInbox> open = Optional.empty();
    private volatile boolean ended;
    private volatile Thread listening;

    /** The problem last told in the log: the mailbox's page says how things stand. */
    private String said = "";

    MailListener(Mailbox mailbox, UUID node, Mailboxes mailboxes, MailFolders folders, MailFetch fetch, Rhythm rhythm) {
        this.mailbox = mailbox;
        this.node = node;
        this.mailboxes = mailboxes;
        this.folders = folders;
        this.fetch = fetch;
        this.rhythm = rhythm;
    }

    boolean isEnded() {
        return ended;
    }

    /** Until it is ended. Runs on a thread of its own that acts in the workspace. */
    void listen() {
        listening = Thread.currentThread();
        var pause = FIRST_PAUSE;
        while (!ended) {
            try (var inbox = ImapInbox.open(mailbox.incoming())) {
                open = Optional.of(inbox);
                pause = FIRST_PAUSE;
                if (!said.isEmpty()) log.info("Mail is fetched again");
                said = "";
                fetchAndWait(inbox);
            } catch (MessagingException | RuntimeException failure) {
                if (ended) break;
                note(failure);
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            } finally {
                open = Optional.empty();
            }
        }
    }

    private void fetchAndWait(ImapInbox inbox) throws MessagingException {
        var tells = inbox.tells();
        while (!ended) {
            fetch.fetch(mailbox.id(), inbox, () -> !ended);
            if (ended) return;
            if (tells) inbox.await();
            else sleep(rhythm.untold());
        }
    }

    private void note(Exception failure) {
        var problem = MailProblem.of(failure);
        if (!said.equals(problem.code())) {
            said = problem.code();
            log.info(
                    "Mail is not fetched until this passes ({}): {}",
                    said,
                    failure.getClass().getName());
        }
        try {
            folders.failed(mailbox.id(), problem);
        } catch (RuntimeException databaseGone) {
            log.info("Nor can that be noted: {}", databaseGone.getClass().getName());
        }
    }

    /** Beside {@link #listen}, on another thread: keeps the claim, and wakes the listening now and then. */
    void tend() {
        for (var round = 1; !ended; round++) {
            sleep(rhythm.tended());
            if (ended) return;
            try {
                if (!isStillOurs()) end();
                else if (round % rhythm.polled() == 0) open.ifPresent(MailListener::wake);
            } catch (RuntimeException databaseGone) {
                log.debug("The claim could not be renewed", databaseGone);
            }
        }
    }

    private boolean isStillOurs() {
        return mailboxes.find(mailbox.id()).filter(mailbox::equals).isPresent() && folders.claim(mailbox.id(), node);
    }

    private static void wake(ImapInbox inbox) {
        try {
            inbox.wake();
        } catch (MessagingException | RuntimeException closed) {
            log.debug("The connection broke off", closed);
        }
    }

    /** Ends both threads soon. */
    void end() {
        ended = true;
        open.ifPresent(inbox -> Thread.ofVirtual().start(() -> wake(inbox)));
        var thread = listening;
        if (thread != null) thread.interrupt();
    }

    private void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException endedMeanwhile) {
            if (!ended) Thread.currentThread().interrupt();
        }
    }
}
