package org.peyvand.channel.mail.fetching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.channel.mail.Letters;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetching from a real IMAP server: what is new arrives by itself, once, in order, whatever happened meanwhile. */
@PeyvandTest
class MailFetchTest {

    private static final String USER = "shop@example.com";
    private static final String PASSWORD = "app-password";

    private final Mailboxes mailboxes;
    private final MailFolders folders;
    private final MailFetch fetch;
    private final TransactionTemplate transaction;
    private final DSLContext db;
    private final TestClock clock;

    private GreenMail server;
    private TestWorkspace shop;

    @Autowired
    MailFetchTest(
            Mailboxes mailboxes,
            MailFolders folders,
            MailFetch fetch,
            TransactionTemplate transaction,
            DSLContext db,
            TestClock clock) {
        this.mailboxes = mailboxes;
        this.folders = folders;
        this.fetch = fetch;
        this.transaction = transaction;
        this.db = db;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        server.setUser(USER, USER, PASSWORD);
        shop = TestWorkspace.create();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private MailServer imap(String password) {
        return new MailServer("127.0.0.1", server.getImap().getPort(), Security.NONE, USER, password);
    }

    private MailServer smtp() {
        return new MailServer("127.0.0.1", server.getSmtp().getPort(), Security.NONE, USER, PASSWORD);
    }

    private Mailbox mailbox(boolean open) {
        var mailbox = new Mailbox(Mailboxes.newId(), USER, "فروشگاه", "", imap(PASSWORD), smtp(), open);
        shop.run(() -> mailboxes.add(mailbox));
        // The server gives whole seconds, and what came before a mailbox was added is left alone.
        transactionRun("update channel.mailbox set created_at = created_at - interval '1 hour'");
        return mailbox;
    }

    private void transactionRun(String statement) {
        shop.run(() -> transaction.executeWithoutResult(_ -> db.execute(statement)));
    }

    private void arrive(int number) throws Exception {
        var letter = Letters.from("customer" + number + "@example.com")
                .with("Subject", "نامهٔ " + number)
                .with("Message-ID", "<" + number + "@example.com>")
                .saying("متن " + number);
        deliver(letter.bytes());
    }

    private void deliver(byte[] bytes) throws Exception {
        var message = new MimeMessage(null, new ByteArrayInputStream(bytes)) {
            @Override
            protected void updateMessageID() {}
        };
        server.getUserManager().getUser(USER).deliver(message);
    }

    private int fetchNow(Mailbox mailbox) throws Exception {
        return shop.<Integer, Exception>acting(() -> {
            try (var inbox = ImapInbox.open(mailbox.incoming())) {
                return fetch.fetch(mailbox.id(), inbox, () -> true);
            }
        });
    }

    private List<String> subjects() {
        return shop.acting(() -> transaction.execute(
                _ -> db.fetch("select subject from conversation.conversation order by conversation_id")
                        .getValues(0, String.class)));
    }

    @Test
    void mailArrivesByItselfAndIsLeftUnreadOnItsServer() throws Exception {
        mailbox(true);
        arrive(1);
        eventually(() -> subjects().contains("نامهٔ 1"));
        arrive(2);
        eventually(() -> subjects().equals(List.of("نامهٔ 1", "نامهٔ 2")));
        for (var kept : server.getReceivedMessages())
            assertThat(kept.isSet(Flags.Flag.SEEN)).isFalse();
    }

    /** Waits for what happens on other threads; says nothing of how long it may take. */
    private static void eventually(BooleanSupplier happened) throws InterruptedException {
        for (var i = 0; i < 600 && !happened.getAsBoolean(); i++) Thread.sleep(100);
        assertThat(happened.getAsBoolean()).isTrue();
    }

    @Test
    void afterAnOutageEverythingIsFetchedInOrderAndOnce() throws Exception {
        var mailbox = mailbox(false);
        arrive(1);
        assertThat(fetchNow(mailbox)).isEqualTo(1);
        for (var i = 2; i <= 40; i++) arrive(i);
        assertThat(fetchNow(mailbox)).isEqualTo(39);
        assertThat(fetchNow(mailbox)).isZero();
        assertThat(subjects())
                .hasSize(40)
                .startsWith("نامهٔ 1", "نامهٔ 2", "نامهٔ 3")
                .endsWith("نامهٔ 40");
        assertThat(shop.acting(folders::all))
                .first()
                .satisfies(status -> assertThat(status.fetchedAt()).isPresent());
    }

    /** A server that was away for a week has the letters of that week, each with the time it took it, by which they stand. */
    @Test
    void afterAWeekOfOutageTheWholeWeekIsThereInItsOrder() throws Exception {
        var mailbox = mailbox(false);
        transactionRun("update channel.mailbox set created_at = created_at - interval '20 days'");
        arrive(0);
        assertThat(fetchNow(mailbox)).isEqualTo(1);
        var begun = clock.instant().minus(Duration.ofDays(8)).truncatedTo(ChronoUnit.SECONDS);
        for (var i = 1; i <= 170; i++) arrive(i, begun.plus(Duration.ofHours(i)));
        assertThat(fetchNow(mailbox)).isEqualTo(170);
        assertThat(fetchNow(mailbox)).isZero();
        assertThat(subjects())
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 170)
                        .mapToObj(i -> "نامهٔ " + i)
                        .toList());
        var times = shop.acting(() -> transaction.execute(
                _ -> db.fetch("select at from conversation.message where text like 'متن %' order by message_id")
                        .getValues(0, OffsetDateTime.class)));
        assertThat(times.subList(1, 171))
                .extracting(OffsetDateTime::toInstant)
                .isSorted()
                .startsWith(begun.plus(Duration.ofHours(1)));
    }

    /** In the mailbox since then. */
    private void arrive(int number, Instant at) throws Exception {
        var letter = Letters.from("customer" + number + "@example.com")
                .with("Subject", "نامهٔ " + number)
                .with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)))
                .with("Message-ID", "<" + number + "@example.com>")
                .saying("متن " + number);
        var message = new MimeMessage(null, new ByteArrayInputStream(letter.bytes())) {
            @Override
            protected void updateMessageID() {}
        };
        server.getManagers()
                .getImapHostManager()
                .getInbox(server.getUserManager().getUser(USER))
                .appendMessage(message, new Flags(), Date.from(at));
    }

    private static final MailListener.Rhythm QUICK =
            new MailListener.Rhythm(Duration.ofMillis(200), 2, Duration.ofMillis(300));

    /** Listens by way of somebody between, for as long as the test says. */
    private void listening(ImapBetween between, Listened listened) throws Exception {
        var incoming = new MailServer("127.0.0.1", between.port(), Security.NONE, USER, PASSWORD);
        var mailbox = new Mailbox(Mailboxes.newId(), USER, "فروشگاه", "", incoming, smtp(), false);
        shop.run(() -> mailboxes.add(mailbox));
        transactionRun("update channel.mailbox set created_at = created_at - interval '1 hour'");
        var listeners = new MailListeners(mailboxes, folders, fetch, QUICK);
        try (between) {
            shop.run(() -> listeners.tend(mailbox));
            listened.test();
        } finally {
            listeners.destroy();
        }
    }

    @FunctionalInterface
    private interface Listened {
        void test() throws Exception;
    }

    @Test
    void serverThatTellsOfNothingByItselfIsAskedAgainAndAgain() throws Exception {
        var between = new ImapBetween(server.getImap().getPort(), line -> line.replaceAll("(?i) IDLE\\b", ""));
        listening(between, () -> {
            arrive(1);
            eventually(() -> subjects().contains("نامهٔ 1"));
            arrive(2);
            eventually(() -> subjects().contains("نامهٔ 2"));
            assertThat(between.idles()).isZero();
        });
    }

    @Test
    void serverThatPromisesToTellAndForgetsIsAskedNowAndThen() throws Exception {
        var between = new ImapBetween(server.getImap().getPort(), line -> line);
        between.forget();
        listening(between, () -> {
            eventually(() -> between.idles() > 0);
            arrive(1);
            eventually(() -> subjects().contains("نامهٔ 1"));
        });
    }

    /** As where a router on the way has forgotten the connection: nobody hangs up, and nothing comes any more. */
    @Test
    @Timeout(240)
    void connectionThatDiesWithoutAWordIsGivenUpAndAnotherTaken() throws Exception {
        var between = new ImapBetween(server.getImap().getPort(), line -> line);
        listening(between, () -> {
            arrive(1);
            eventually(() -> subjects().contains("نامهٔ 1"));
            between.fallSilent();
            arrive(2);
            await().atMost(Duration.ofMinutes(3)).until(() -> subjects().contains("نامهٔ 2"));
            assertThat(subjects()).containsExactly("نامهٔ 1", "نامهٔ 2");
        });
    }

    @Test
    void mailboxNumberedAnewBringsNothingTwice() throws Exception {
        var mailbox = mailbox(false);
        arrive(1);
        arrive(2);
        fetchNow(mailbox);
        transactionRun("update channel.mail_folder set uid_validity = 1");
        arrive(3);
        assertThat(fetchNow(mailbox)).isEqualTo(3);
        assertThat(subjects()).containsExactly("نامهٔ 1", "نامهٔ 2", "نامهٔ 3");
    }

    @Test
    void whatCameBeforeTheMailboxWasAddedIsLeftAlone() throws Exception {
        arrive(1);
        var mailbox = mailbox(false);
        transactionRun("update channel.mailbox set created_at = now() + interval '1 hour'");
        assertThat(fetchNow(mailbox)).isZero();
    }

    @Test
    void badMailHoldsUpNoOther() throws Exception {
        var mailbox = mailbox(false);
        deliver("Content-Type: multipart/mixed; boundary=\u0001\r\nFrom: <<>>,,\r\n\r\n--\u0001\r\n".getBytes());
        arrive(2);
        assertThat(fetchNow(mailbox)).isEqualTo(2);
        assertThat(subjects()).contains("نامهٔ 2");
    }

    @Test
    void oneNodeAtATimeFetches() {
        var mailbox = mailbox(false);
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        shop.run(() -> {
            assertThat(folders.claim(mailbox.id(), one)).isTrue();
            assertThat(folders.claim(mailbox.id(), other)).isFalse();
            assertThat(folders.claim(mailbox.id(), one)).isTrue();
            clock.advance(MailFolders.CLAIM.plus(Duration.ofSeconds(1)));
            assertThat(folders.claim(mailbox.id(), other))
                    .as("after the one died")
                    .isTrue();
            assertThat(folders.claim(mailbox.id(), one)).isFalse();
            folders.release(mailbox.id(), other);
            assertThat(folders.claim(mailbox.id(), one)).isTrue();
        });
    }

    /** As where one was held up for longer than its claim lasts. */
    @Test
    void fetchedByTwoNodesAtOnceEachMailIsOneMessage() throws Exception {
        var mailbox = mailbox(false);
        for (var i = 0; i < 30; i++) arrive(i);
        var nodes = Stream.generate(() -> new FutureTask<>(() -> fetchNow(mailbox)))
                .limit(2)
                .toList();
        nodes.forEach(node -> Thread.ofVirtual().start(node));
        for (var node : nodes) node.get();
        fetchNow(mailbox);
        eventually(() -> subjects().size() >= 30);
        assertThat(subjects()).hasSize(30).doesNotHaveDuplicates();
        transactionRun("update channel.mail_folder set last_uid = 0");
        assertThat(fetchNow(mailbox)).isEqualTo(30);
        assertThat(subjects()).hasSize(30);
    }

    @Test
    void whereANodeDiesInTheMiddleAnotherGoesOnAndNothingComesTwiceOrIsMissing() throws Exception {
        var mailbox = mailbox(false);
        for (var i = 0; i < 40; i++) arrive(i);
        var one = new MailListeners(mailboxes, folders, fetch);
        var other = new MailListeners(mailboxes, folders, fetch);
        try {
            shop.run(() -> one.tend(mailbox));
            shop.run(() -> other.tend(mailbox));
            eventually(() -> !subjects().isEmpty());
            one.destroy();
            for (var i = 40; i < 50; i++) arrive(i);
            shop.run(() -> other.tend(mailbox));
            clock.advance(MailFolders.CLAIM.plus(Duration.ofSeconds(1)));
            shop.run(() -> other.tend(mailbox));
            eventually(() -> subjects().size() >= 50);
            assertThat(subjects()).hasSize(50).doesNotHaveDuplicates();
        } finally {
            one.destroy();
            other.destroy();
        }
    }

    @Test
    void passwordsAreStoredEncrypted() {
        var mailbox = mailbox(false);
        var stored = shop.acting(() ->
                transaction.execute(_ -> (byte[]) db.fetchValue("select incoming_password from channel.mailbox")));
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain(PASSWORD);
        assertThat(shop.acting(() -> mailboxes.get(mailbox.id())).incoming().password())
                .isEqualTo(PASSWORD);
    }
}
