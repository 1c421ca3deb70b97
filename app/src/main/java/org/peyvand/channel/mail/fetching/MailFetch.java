package org.peyvand.channel.mail.fetching;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.peyvand.conversation.Intake;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches what is new in a mailbox, oldest first. Mails are kept, handed to the intake and counted as fetched in one
 * transaction, a few small ones together: whenever the program dies, none is lost and none comes twice. A mail the server
 * will not hand over is noted as missing, in quarantine, and holds up no other.
 */
@Component
public class MailFetch {

    private static final long MEGABYTE = 1024L * 1024;

    /** What fits into any memory beside others. */
    private static final long LARGE = 64 * MEGABYTE;

    /**
     * The most bytes a mail may have; of a larger one the headers alone are kept. Files of a hundred megabytes, which are a third
     * larger on their way, go in where the heap has a gigabyte.
     */
    private static final long LARGEST = Runtime.getRuntime().maxMemory() < 900 * MEGABYTE ? LARGE : 150 * MEGABYTE;

    private static final int TRIES = 3;
    private static final int LISTED = 100;
    private static final int TOGETHER = 10;
    private static final long BYTES_TOGETHER = 1_000_000;
    private static final Logger log = LoggerFactory.getLogger(MailFetch.class);

    private final Mails mails;
    private final MailFolders folders;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final Semaphore atOnce = new Semaphore(2);
    private final Semaphore ofTheLargest = new Semaphore(1);
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
        var coming = uids.stream()
                .filter(uid -> listed.containsKey(uid) && !listed.get(uid).at().isBefore(since))
                .map(uid -> new Coming(mailbox, validity, uid, listed.get(uid)))
                .toList();
        var fetched = 0;
        try (var handling = new Handling()) {
            for (var together : together(coming)) {
                if (!leave.given()) return fetched;
                fetched += together.getFirst().isOfTheLargest()
                        ? alone(inbox, together, handling)
                        : next(inbox, together, handling);
            }
        }
        return fetched;
    }

    private int next(ImapInbox inbox, List<Coming> together, Handling handling) throws MessagingException {
        var kept = kept(inbox, together);
        if (!kept.isEmpty()) handling.goOn(kept);
        return kept.size();
    }

    /** Of the largest there is one in memory at a time, from its fetching to its end. */
    private int alone(ImapInbox inbox, List<Coming> together, Handling handling) throws MessagingException {
        handling.close();
        ofTheLargest.acquireUninterruptibly();
        try {
            return next(inbox, together, handling);
        } finally {
            handling.close();
            ofTheLargest.release();
        }
    }

    /** Nothing of the mails themselves is held on to. */
    private List<UUID> kept(ImapInbox inbox, List<Coming> together) throws MessagingException {
        var arrived = fewAtOnce(inbox, together);
        return arrived.isEmpty() ? List.of() : keep(arrived);
    }

    /** A mail that is on the server. */
    private record Coming(UUID mailbox, long uidValidity, long uid, ImapInbox.Listed listed) {

        boolean isOfTheLargest() {
            return listed.size() > LARGE;
        }

        String key() {
            return mailbox + " " + uidValidity + " " + uid;
        }

        Mails.Arrived arrived(byte[] raw) {
            return new Mails.Arrived(mailbox, raw, listed.size(), uidValidity, uid, listed.at());
        }
    }

    /** In their order, small ones several at once; large ones, and those that failed before, each alone. */
    private List<List<Coming>> together(List<Coming> coming) {
        var all = new ArrayList<List<Coming>>();
        var some = new ArrayList<Coming>();
        var bytes = 0L;
        for (var mail : coming) {
            var full = some.size() == TOGETHER || bytes + mail.listed().size() > BYTES_TOGETHER;
            if (!some.isEmpty() && (full || failures.containsKey(mail.key()))) {
                all.add(List.copyOf(some));
                some.clear();
                bytes = 0;
            }
            some.add(mail);
            bytes += failures.containsKey(mail.key())
                    ? BYTES_TOGETHER
                    : mail.listed().size();
        }
        if (!some.isEmpty()) all.add(List.copyOf(some));
        return all;
    }

    /** Few at once, since they are in memory as a whole. */
    private List<Mails.Arrived> fewAtOnce(ImapInbox inbox, List<Coming> mails) throws MessagingException {
        atOnce.acquireUninterruptibly();
        try {
            return mails.size() == 1 ? one(inbox, mails.getFirst()).stream().toList() : several(inbox, mails);
        } finally {
            atOnce.release();
        }
    }

    /** Where that fails, each is asked for alone the next time, so that the others do not wait for the one. */
    private List<Mails.Arrived> several(ImapInbox inbox, List<Coming> mails) throws MessagingException {
        try {
            var raw = inbox.fetch(mails.stream().map(Coming::uid).toList());
            return mails.stream()
                    .filter(mail -> raw.containsKey(mail.uid()))
                    .map(mail -> mail.arrived(raw.get(mail.uid())))
                    .toList();
        } catch (MessagingException e) {
            mails.forEach(mail -> failures.merge(mail.key(), 0, Integer::sum));
            throw e;
        }
    }

    private Optional<Mails.Arrived> one(ImapInbox inbox, Coming mail) throws MessagingException {
        if (failures.getOrDefault(mail.key(), 0) >= TRIES) {
            failures.remove(mail.key());
            var missing = Missing.HEADER + ": " + mail.uidValidity() + " " + mail.uid() + "\r\n\r\n";
            return Optional.of(mail.arrived(missing.getBytes(StandardCharsets.US_ASCII)));
        }
        try {
            var raw = mail.listed().size() > LARGEST
                    ? inbox.headers(mail.uid())
                    : Optional.ofNullable(inbox.fetch(List.of(mail.uid())).get(mail.uid()));
            failures.remove(mail.key());
            return raw.map(mail::arrived);
        } catch (MessagingException e) {
            failures.merge(mail.key(), 1, Integer::sum);
            throw e;
        }
    }

    private List<UUID> keep(List<Mails.Arrived> arrived) {
        var last = arrived.getLast();
        return transaction.execute(_ -> {
            folders.advance(last.mailbox(), last.uidValidity(), last.uid());
            return mails.take(arrived);
        });
    }

    /** Sees to what is kept, in its order, while the next is fetched; what is not seen to at the end is never left behind. */
    private final class Handling implements AutoCloseable {

        private final Actor actor = Acting.now();
        private Optional<Thread> before = Optional.empty();

        void goOn(List<UUID> kept) {
            close();
            before = Optional.of(Thread.ofVirtual()
                    .name("mail-handling")
                    .start(() -> Acting.run(actor, () -> kept.forEach(MailFetch.this::handle))));
        }

        @Override
        public void close() {
            var interrupted = false;
            while (before.filter(Thread::isAlive).isPresent()) {
                try {
                    before.get().join();
                } catch (InterruptedException ending) {
                    interrupted = true;
                }
            }
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private void handle(UUID received) {
        try {
            intake.handle(received);
        } catch (RuntimeException | StackOverflowError later) {
            log.warn("A mail is kept and will be tried again: {}", later.toString());
        }
    }

    /** Whether of so large a mail only the headers are kept. */
    public static boolean isTooLarge(Mails.Kept kept) {
        return kept.size() > LARGE && kept.raw().length < kept.size() / 2;
    }

    /** Stands in for a mail the server would not hand over. */
    public static final class Missing {

        static final String HEADER = "X-Peyvand-Missing";

        private Missing() {}

        /** Whether what is kept is the note of a mail the server did not hand over. */
        public static boolean is(byte[] raw) {
            return raw.length < 200 && new String(raw, StandardCharsets.US_ASCII).startsWith(HEADER);
        }
    }
}
