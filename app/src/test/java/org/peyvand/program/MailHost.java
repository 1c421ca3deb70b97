package org.peyvand.program;

import static org.awaitility.Awaitility.await;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** The host of a mail provider: Exim takes mail in and delivers it, Dovecot lets it be fetched. Addresses end in example.com. */
final class MailHost implements AutoCloseable {

    static final String SHOP = "shop@example.com";
    static final String CUSTOMER = "customer@example.com";
    static final String PASSWORD = "app-password";

    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final Path EXIM = Path.of("/usr/sbin/exim4");

    /** Debian's, for whom the packages are set up. */
    private static final String USER = "Debian-exim";

    private static final String LARGE = """
            From: %s
            To: %s
            Subject: %s
            Message-ID: <large-%d-%s>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            The film is attached
            --b
            Content-Type: application/octet-stream; name=film.bin
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            """;
    private static final String LINE = "QUJD".repeat(19) + "\r\n";
    private static final String END = "--b--\r\n";

    private final Path folder;
    private final int imap;
    private final int smtp;
    private final List<Process> servers;

    private MailHost(Path folder, int imap, int smtp) throws IOException {
        this.folder = folder;
        this.imap = imap;
        this.smtp = smtp;
        this.servers = List.of(
                run(DOVECOT.toString(), "-F", "-c", write("dovecot.conf").toString()),
                run(EXIM.toString(), "-C", write("exim.conf").toString(), "-bdf", "-q5s"));
    }

    /** Whether both are installed and may be started: they change users, so only root may. */
    static boolean runsHere() {
        return Files.exists(DOVECOT)
                && Files.exists(EXIM)
                && System.getProperty("user.name").equals("root");
    }

    static MailHost start() throws IOException {
        var folder = Files.createTempDirectory("mail-host-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var part : List.of("mail", "home", "spool", "log")) give(Files.createDirectory(folder.resolve(part)));
        var host = new MailHost(folder, freePort(), freePort());
        await().atMost(Duration.ofMinutes(1)).until(() -> listens(host.imap) && listens(host.smtp));
        return host;
    }

    int imap() {
        return imap;
    }

    int smtp() {
        return smtp;
    }

    /** Hands a letter of the customer's over, as a mail program does. */
    void send(MimeMessage letter) throws MessagingException {
        letter.saveChanges();
        Transport.send(letter, CUSTOMER, PASSWORD);
    }

    /** A letter of the customer's to be written. */
    MimeMessage letter() throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(smtp));
        properties.put("mail.smtp.auth", "true");
        var letter = new MimeMessage(Session.getInstance(properties));
        letter.setFrom(CUSTOMER);
        letter.setRecipients(Message.RecipientType.TO, SHOP);
        return letter;
    }

    /**
     * Puts a letter from somebody into the shop's inbox over IMAP, with a file that makes it as large as that; it is never in
     * memory as a whole.
     *
     * @param size in bytes
     */
    void append(String from, String subject, int size) throws IOException {
        var head = LARGE.formatted(from, SHOP, subject, size, from).replace("\n", "\r\n");
        var lines = (size - head.length() - END.length()) / LINE.length();
        var length = head.length() + lines * LINE.length() + END.length();
        try (var line = new Socket(InetAddress.getLoopbackAddress(), imap);
                var out = new BufferedOutputStream(line.getOutputStream(), 1 << 16)) {
            var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            ask(out, in, "a LOGIN " + SHOP + " " + PASSWORD, "a OK");
            ask(out, in, "b APPEND INBOX {" + length + "}", "+ ");
            write(out, head);
            for (var at = 0; at < lines; at++) write(out, LINE);
            ask(out, in, END.strip(), "b OK");
        }
    }

    private static void ask(OutputStream out, BufferedReader in, String words, String answer) throws IOException {
        write(out, words + "\r\n");
        if (answer.startsWith("b")) write(out, "\r\n");
        out.flush();
        for (var said = in.readLine(); !said.startsWith(answer); said = in.readLine()) {
            if (said.matches("[ab] (NO|BAD).*")) throw new IOException(said);
        }
    }

    private static void write(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.US_ASCII));
    }

    /** All that was ever delivered to somebody. */
    List<MimeMessage> lettersOf(String address) throws IOException {
        var box = folder.resolve("mail").resolve(address);
        try (var delivered = Stream.of("new", "cur")
                .map(box::resolve)
                .filter(Files::isDirectory)
                .flatMap(MailHost::files)) {
            return delivered.map(MailHost::read).toList();
        }
    }

    /**
     * Into how many threads the server puts what lies in the customer's inbox, for mail programs to show it so: by what
     * the letters refer to (RFC 5256), whatever their subjects.
     *
     * @param sent what the customer wrote, which is put there too
     */
    int threadsOfCustomer(MimeMessage... sent) throws MessagingException {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imap, CUSTOMER, PASSWORD);
            try (var inbox = (IMAPFolder) store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                inbox.appendMessages(sent);
                return (int) inbox.doCommand(protocol -> Stream.of(protocol.command("THREAD REFS UTF-8 ALL", null))
                        .map(Response::toString)
                        .filter(line -> line.startsWith("* THREAD "))
                        .mapToInt(MailHost::outermost)
                        .sum());
            }
        }
    }

    private static int outermost(String line) {
        int depth = 0;
        int found = 0;
        for (char letter : line.toCharArray()) {
            if (letter == '(' && depth++ == 0) found++;
            if (letter == ')') depth--;
        }
        return found;
    }

    @Override
    public void close() {
        servers.forEach(Process::destroy);
        servers.forEach(server -> server.onExit().join());
    }

    private static Stream<Path> files(Path box) {
        try {
            return Files.list(box);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return new MimeMessage(null, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of the files beside this class, filled in. */
    private Path write(String configuration) throws IOException {
        try (var template = MailHost.class.getResourceAsStream(configuration)) {
            var text = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{folder}", folder.toString())
                    .replace("{user}", USER)
                    .replace("{imap}", Integer.toString(imap))
                    .replace("{smtp}", Integer.toString(smtp))
                    .replace("{password}", PASSWORD);
            return Files.writeString(folder.resolve(configuration), text);
        }
    }

    private Process run(String... words) throws IOException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private static void give(Path part) throws IOException {
        var users = part.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(part, users.lookupPrincipalByName(USER));
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
