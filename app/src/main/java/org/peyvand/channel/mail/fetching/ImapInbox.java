package org.peyvand.channel.mail.fetching;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.MailSession;

/**
 * The inbox of a mail server, opened for reading alone: what is fetched stays there, unread. Mails are taken as bytes; nothing
 * of what strangers wrote is understood here.
 */
public final class ImapInbox implements AutoCloseable {

    /** The folder's name on every server (RFC 9051). */
    static final String FOLDER = "INBOX";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ROOT);

    private final IMAPStore store;
    private final IMAPFolder folder;

    private ImapInbox(IMAPStore store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Logs in and opens the inbox; whoever called closes it. */
    public static ImapInbox open(MailServer server) throws MessagingException {
        var store = (IMAPStore) MailSession.of("imap", server).getStore("imap");
        store.connect(server.host(), server.port(), server.user(), server.password());
        try {
            var folder = (IMAPFolder) store.getFolder(FOLDER);
            folder.open(Folder.READ_ONLY);
            return new ImapInbox(store, folder);
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    /** Changes when the server numbers its mails anew. */
    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** What is known of a mail before it is fetched. */
    record Listed(Instant at, long size) {}

    /** The numbers of the mails after that one, which came on that day or later; oldest first. */
    List<Long> after(long uid, Instant since) throws MessagingException {
        var day = DAY.format(since.atOffset(ZoneOffset.UTC).minusDays(1));
        var found = new ArrayList<Long>();
        ask("UID SEARCH UID " + (uid + 1) + ":* SINCE " + day, response -> {
            if (!(response instanceof IMAPResponse search) || !search.keyEquals("SEARCH")) return;
            for (var number = search.readLong(); number >= 0; number = search.readLong()) found.add(number);
        });
        return found.stream().filter(number -> number > uid).distinct().sorted().toList();
    }

    /** As many as those numbers, in one question; what is gone meanwhile is missing. */
    Map<Long, Listed> list(List<Long> uids) throws MessagingException {
        var found = new HashMap<Long, Listed>();
        ask("UID FETCH " + numbers(uids) + " (UID INTERNALDATE RFC822.SIZE)", response -> {
            if (!(response instanceof FetchResponse fetched)) return;
            var uid = fetched.getItem(UID.class);
            var date = fetched.getItem(INTERNALDATE.class);
            var size = fetched.getItem(RFC822SIZE.class);
            if (uid == null || date == null || date.getDate() == null || size == null) return;
            found.put(uid.uid, new Listed(date.getDate().toInstant(), size.size));
        });
        return found;
    }

    /** Mails as they came, in one question; what is gone meanwhile is missing. */
    Map<Long, byte[]> fetch(List<Long> uids) throws MessagingException {
        return fetch(uids, "");
    }

    /** The headers of a mail alone. Empty where it is gone meanwhile. */
    Optional<byte[]> headers(long uid) throws MessagingException {
        return Optional.ofNullable(fetch(List.of(uid), "HEADER").get(uid));
    }

    private Map<Long, byte[]> fetch(List<Long> uids, String part) throws MessagingException {
        var found = new HashMap<Long, byte[]>();
        ask("UID FETCH " + numbers(uids) + " (UID BODY.PEEK[" + part + "])", response -> {
            if (!(response instanceof FetchResponse fetched)) return;
            var uid = fetched.getItem(UID.class);
            var body = fetched.getItem(BODY.class);
            if (uid != null && body != null && body.getByteArray() != null)
                found.put(uid.uid, body.getByteArrayInputStream().readAllBytes());
        });
        return found;
    }

    private static String numbers(List<Long> uids) {
        return String.join(",", uids.stream().map(String::valueOf).toList());
    }

    @FunctionalInterface
    private interface Reading {
        void read(Response response);
    }

    private void ask(String command, Reading reading) throws MessagingException {
        folder.doCommand(protocol -> answer(protocol, command, reading));
    }

    private static Object answer(IMAPProtocol protocol, String command, Reading reading) throws ProtocolException {
        var responses = protocol.command(command, null);
        for (var response : responses) reading.read(response);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return null;
    }

    /** Whether the server tells of new mail by itself. */
    boolean tells() throws MessagingException {
        return store.hasCapability("IDLE");
    }

    /** Returns once something is new, or {@link #wake} is called. */
    void await() throws MessagingException {
        folder.idle(true);
    }

    /** Ends {@link #await} from another thread, and finds out whether the connection still stands. */
    void wake() throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
    }

    boolean isOpen() {
        return folder.isOpen();
    }

    @Override
    public void close() throws MessagingException {
        if (folder.isOpen()) folder.close(false);
        store.close();
    }
}
