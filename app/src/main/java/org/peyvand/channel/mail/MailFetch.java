package org.peyvand.channel.mail;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.peyvand.conversation.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches what is new in a mailbox, oldest first. Each mail is kept, handed to the intake and counted as fetched in one
 * transaction: whenever the program dies, none is lost and none comes twice. A mail the server will not hand over is noted as
 * missing, in quarantine, and holds up no other.
 */
@Component
class MailFetch {

    static final long LARGEST = 64L * 1024 * 1024;

    private static final int TRIES = 3;
    private static final int LISTED = 100;
    private static final Logger log = LoggerFactory.getLogger(MailFetch.class);

    private final Mails mails;
    private final MailFolders folders;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final Semaphore atOnce = new Semaphore(2);
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    MailFetch(Mails mails, MailFolders folders, Intake intake, TransactionTemplate transaction) {
        this.mails = mails;
        this.folders = folders;
        this.intake = intake;
        this.transaction = transaction;
    }

    /** Whether to go on: a mailbox that was closed meanwhile, or that another node fetches now, is left. */
    @FunctionalInterface
    interface Leave {
        boolean given();
    }

    /** @return how many were fetched */
    int fetch(UUID mailbox, ImapInbox inbox, Leave leave) throws MessagingException {
        var progress = folders.progress(mailbox);
        var validity = inbox.uidValidity();
        var from = progress.uidValidity() == validity ? progress.lastUid() : 0;
        var found = inbox.after(from, progress.since());
        var fetched = 0;
        for (var at = 0; at < found.size() && leave.given(); at += LISTED) {
            var some = found.subList(at, Math.min(at + LISTED, found.size()));
            fetched += some(mailbox, inbox, validity, some, progress.since(), leave);
        }
        if (leave.given()) folders.fetched(mailbox);
        return fetched;
    }

    /** Asked about together: a mail server may be far away. */
    private int some(UUID mailbox, ImapInbox inbox, long validity, List<Long> uids, Instant since, Leave leave)
            throws MessagingException {
        var listed = inbox.list(uids);
        var fetched = 0;
        for (var uid : uids) {
            if (!leave.given()) return fetched;
            var known = listed.get(uid);
            if (known == null || known.at().isBefore(since)) continue;
            var mail = oneOfFew(mailbox, inbox, uid, validity, known);
            if (mail.isEmpty()) continue;
            take(new Mails.Arrived(mailbox, mail.get(), known.size(), validity, uid, known.at()));
            fetched++;
        }
        return fetched;
    }

    /** Few at once, since each is in memory as a whole. */
    private Optional<byte[]> oneOfFew(UUID mailbox, ImapInbox inbox, long uid, long validity, ImapInbox.Listed listed)
            throws MessagingException {
        atOnce.acquireUninterruptibly();
        try {
            return one(mailbox, inbox, uid, validity, listed);
        } finally {
            atOnce.release();
        }
    }

    private Optional<byte[]> one(UUID mailbox, ImapInbox inbox, long uid, long validity, ImapInbox.Listed listed)
            throws MessagingException {
        var key = mailbox + " " + validity + " " + uid;
        if (failures.getOrDefault(key, 0) >= TRIES) {
            failures.remove(key);
            var missing = Missing.HEADER + ": " + validity + " " + uid + "\r\n\r\n";
            return Optional.of(missing.getBytes(StandardCharsets.US_ASCII));
        }
        try {
            return inbox.fetch(uid, listed.size() > LARGEST);
        } catch (MessagingException e) {
            failures.merge(key, 1, Integer::sum);
            throw e;
        }
    }

    private void take(Mails.Arrived arrived) {
        var received = transaction.execute(_ -> {
            folders.advance(arrived.mailbox(), arrived.uidValidity(), arrived.uid());
            return mails.take(arrived);
        });
        try {
            intake.handle(received);
        } catch (RuntimeException | StackOverflowError later) {
            log.warn("A mail is kept and will be tried again: {}", later.toString());
        }
    }

    /** Stands in for a mail the server would not hand over. */
    static final class Missing {

        static final String HEADER = "X-Peyvand-Missing";

        private Missing() {}

        static boolean is(byte[] raw) {
            return raw.length < 200 && new String(raw, StandardCharsets.US_ASCII).startsWith(HEADER);
        }
    }
}
