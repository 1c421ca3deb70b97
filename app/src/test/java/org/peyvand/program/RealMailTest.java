package org.peyvand.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peyvand.TestClient;

/** The whole program with the servers of a mail provider beside it: Exim and Dovecot, as they come with Debian. */
class RealMailTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * How often the program is killed: {@code -Dpeyvand.kills=100 -Djunit.jupiter.execution.timeout.default=3h} for a long
     * night.
     */
    private static final int KILLS = Integer.getInteger("peyvand.kills", 3);

    private static final int LETTERS_BETWEEN_KILLS = 8;
    private static final int LETTER_EVERY_MILLIS = 400;

    private static final int HUNDRED_MEGABYTES = 100 << 20;
    private static final int SIXTY_MEGABYTES = 60 << 20;

    private static final Pattern FILE = Pattern.compile("(/brought/file/[\\w-]+)");
    private static final Pattern ANSWER = Pattern.compile("answer to ([0-9a-f-]{36})");

    @TempDir
    private Path folder;

    private MailHost host;
    private RunningProgram program;
    private TestClient owner;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(MailHost.runsHere(), "Exim and Dovecot are not installed, or this is not root");
        host = MailHost.start();
        program = RunningProgram.startIn(folder).setUp();
        owner = program.owner();
        connectMailbox();
    }

    @AfterEach
    void close() {
        if (program != null) program.close();
        if (host != null) host.close();
    }

    /** This provider sends back what is written to shop+anything, as it does with the letter that tries it. */
    @Test
    void aConversationGoesToAndFroAsOneThreadAndTheLetterThatTriesThePlusIsNoConversation() throws Exception {
        var first = host.letter();
        first.setSubject("سفارش دیر رسید", "UTF-8");
        first.setText("سلام، سفارشم کجاست؟", "UTF-8");
        host.send(first);
        await().atMost(PATIENCE).until(() -> conversations().size() == 1);
        var conversation = conversations().getFirst();
        assertThat(owner.get("/inbox/" + conversation).body()).contains("سفارشم کجاست؟");

        answer(conversation, "امروز با پیک می‌فرستیم.");
        var answered = onlyLetterOfCustomer();
        assertThat(answered.getReplyTo()).extracting(Object::toString).containsExactly(MailHost.SHOP);
        assertThat(answered.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
        assertThat(answered.getSubject()).contains("سفارش دیر رسید");
        assertThat(text(answered, "text/plain")).contains("امروز با پیک می‌فرستیم.");
        assertThat(text(answered, "text/html")).contains("dir=\"rtl\"", "امروز با پیک می‌فرستیم.");

        var reply = host.letter();
        reply.setRecipients(MimeMessage.RecipientType.TO, answered.getReplyTo());
        reply.setHeader("In-Reply-To", answered.getMessageID());
        reply.setSubject("Re: سفارش دیر رسید", "UTF-8");
        reply.setText("ممنون!", "UTF-8");
        host.send(reply);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read("select text from conversation.message order by number"))
                        .containsExactly("سلام، سفارشم کجاست؟", "امروز با پیک می‌فرستیم.", "ممنون!"));
        assertThat(conversations()).hasSize(1);
        answer(conversation, "خواهش می‌کنم.");
        await().atMost(PATIENCE).until(() -> host.lettersOf(MailHost.CUSTOMER).size() == 2);
        assertThat(host.threadsOfCustomer(first, reply))
                .as("in the customer's own mail program")
                .isEqualTo(1);
        var another = host.letter();
        another.setSubject(answered.getSubject());
        another.setText("");
        another.saveChanges();
        assertThat(host.threadsOfCustomer(another)).isEqualTo(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read("select kind from channel.mail order by uid"))
                        .containsExactly("bounce", "message", "message"));
        assertThat(read("select problem from conversation.received where problem <> ''"))
                .isEmpty();
        largeMailsHoldUpNoMail();
    }

    /** The program has a heap of 512 MB: the one mail is taken in whole, of the other a page says where it is. */
    private void largeMailsHoldUpNoMail() throws Exception {
        host.append("big@example.net", "Film too large", HUNDRED_MEGABYTES);
        host.append("large@example.net", "Film", SIXTY_MEGABYTES);
        var last = host.letter();
        last.setSubject("After the films");
        last.setText("words after the films");
        host.send(last);
        await().atMost(PATIENCE).until(() -> conversations().size() == 3);
        assertThat(read("select text from conversation.message order by message_id"))
                .endsWith("The film is attached", "words after the films");
        assertThat(read("select name || ' ' || (size > 40000000)::text from conversation.attachment"))
                .containsExactly("film.bin true");
        assertThat(read("select (length(raw) = size)::text from channel.mail where size > " + SIXTY_MEGABYTES / 2
                        + " order by size"))
                .containsExactly("true", "false");
        assertThat(owner.get("/settings/quarantine").body())
                .contains("It is larger than what is fetched (64 MB", "big@example.net", "Film too large");
    }

    /** Given a gigabyte of memory, the program takes in a file of a hundred megabytes, and hands it out again. */
    @Test
    void fileOfAHundredMegabytesIsStoredAndServedAsADownload() throws Exception {
        program.close();
        program = RunningProgram.startIn(folder, "-Xmx1g");
        owner = owner.at(program.port());
        leasesOfTheDeadHaveRunOut();
        host.append("large@example.net", "Film", HUNDRED_MEGABYTES + HUNDRED_MEGABYTES * 4 / 10);
        await().atMost(PATIENCE).until(() -> conversations().size() == 1);
        var stored = Long.parseLong(
                read("select size::text from conversation.attachment").getFirst());
        assertThat(stored).isGreaterThan(HUNDRED_MEGABYTES);
        var link =
                FILE.matcher(owner.get("/inbox/" + conversations().getFirst()).body());
        assertThat(link.find()).isTrue();
        var file = program.stranger().get(link.group(1));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).hasSize((int) stored);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Set-Cookie")).isEmpty();
        allTakeAtOnce(link.group(1));
    }

    /** Together they ask for as much as the program has memory. */
    private void allTakeAtOnce(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + program.port() + path))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var taken = Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                    .limit(10)
                    .toList();
            assertThat(taken)
                    .allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        }
    }

    /** Whatever the instant of a kill: each letter is one message, each answer leaves at most once, the account adds up. */
    @Test
    void killedAgainAndAgainWhileMailComesAndGoesNothingIsLostAndNothingComesTwice() throws Exception {
        var chance = new Random(KILLS);
        var letters = KILLS * LETTERS_BETWEEN_KILLS;
        for (var kill = 0; kill < KILLS; kill++) {
            var first = kill * LETTERS_BETWEEN_KILLS;
            var arriving = Thread.ofVirtual().start(() -> send(first, first + LETTERS_BETWEEN_KILLS));
            work(Duration.ofMillis(500 + chance.nextInt(6_000)));
            program.kill();
            program = RunningProgram.startIn(folder);
            owner = owner.at(program.port());
            leasesOfTheDeadHaveRunOut();
            arriving.join();
        }
        await().atMost(PATIENCE).until(() -> {
            work(Duration.ofSeconds(1));
            return waiting().isEmpty() && conversations().size() >= letters && underWay() == 0;
        });
        assertThat(read("select text from conversation.message where kind = 'inbound' order by text"))
                .containsExactlyElementsOf(IntStream.range(0, letters)
                        .mapToObj(RealMailTest::words)
                        .toList());
        await().atMost(PATIENCE).untilAsserted(this::assertEachLeftAsTheAccountSays);
    }

    /** What Exim has taken it delivers by itself, of many over one connection some a little later. */
    private void assertEachLeftAsTheAccountSays() throws Exception {
        var arrived = new HashMap<String, Integer>();
        for (var letter : host.lettersOf(MailHost.CUSTOMER)) arrived.merge(answered(letter), 1, Integer::sum);
        var planned = read("select state || ' ' || place from delivery.delivery");
        assertThat(planned).isNotEmpty().allSatisfy(delivery -> {
            var parts = delivery.split(" ", 2);
            assertThat(arrived.getOrDefault(parts[1], 0))
                    .as(delivery)
                    .isIn(
                            switch (parts[0]) {
                                case "sent" -> List.of(1);
                                case "uncertain" -> List.of(0, 1);
                                default -> List.of();
                            });
        });
        assertThat(arrived.values()).as("none twice").containsOnly(1);
        assertThat(read("select (planned = sent + uncertain and open = 0)::text from delivery.tally"))
                .containsExactly("true");
    }

    /** The page of the conversation which a letter answers. */
    private static String answered(MimeMessage letter) throws Exception {
        var said = ANSWER.matcher(text(letter, "text/plain"));
        assertThat(said.find()).isTrue();
        return "/inbox/" + said.group(1);
    }

    private void connectMailbox() throws IOException {
        var server = Map.of(
                "address", MailHost.SHOP,
                "incomingHost", "127.0.0.1",
                "incomingPort", Integer.toString(host.imap()),
                "incomingSecurity", "none",
                "incomingPassword", MailHost.PASSWORD,
                "outgoingHost", "127.0.0.1",
                "outgoingPort", Integer.toString(host.smtp()),
                "outgoingSecurity", "none",
                "open", "true");
        assertThat(owner.post("/settings/mail", server).statusCode()).isEqualTo(302);
        var mailbox = read("select mailbox_id::text from channel.mailbox").getFirst();
        assertThat(owner.post("/settings/mail/" + mailbox + "/check", Map.of()).body())
                .doesNotContain("check-bad", "check-untried");
        assertThat(owner.post("/settings/deliveries", Map.of("seconds", "0")).statusCode())
                .isEqualTo(302);
        await().atMost(PATIENCE)
                .until(() -> read("select 1::text from channel.mail_folder where fetched_at is not null")
                                .size()
                        == 1);
    }

    private void send(int from, int to) {
        for (var number = from; number < to; number++) {
            try {
                var letter = host.letter();
                letter.setSubject("letter " + number);
                letter.setText(words(number));
                host.send(letter);
                Thread.sleep(LETTER_EVERY_MILLIS);
            } catch (MessagingException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String words(int number) {
        return "words of letter %04d".formatted(number);
    }

    /** An operator answers whatever waits. */
    private void work(Duration time) throws IOException {
        var until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            for (var conversation : waiting()) {
                if (System.nanoTime() < until) answer(conversation, "answer to " + conversation);
            }
        }
    }

    private void answer(String conversation, String text) {
        assertThat(owner.post("/inbox/" + conversation + "/answer", Map.of("text", text))
                        .statusCode())
                .isEqualTo(302);
    }

    /** Else a node that starts leaves to the dead one, for some minutes, what it had claimed. */
    private void leasesOfTheDeadHaveRunOut() throws IOException {
        read("update delivery.delivery set claimed_until = now() where state = 'sending' returning state");
        read("update channel.mail_folder set claimed_until = now() where claimed_until is not null returning 'x'");
    }

    private int underWay() throws IOException {
        return read("select state from delivery.delivery where state in ('planned', 'sending')")
                .size();
    }

    private List<String> conversations() {
        return readNow("select conversation_id::text from conversation.conversation");
    }

    private List<String> waiting() throws IOException {
        return read("select conversation_id::text from conversation.message group by conversation_id"
                + " having every(kind <> 'outbound')");
    }

    private MimeMessage onlyLetterOfCustomer() throws IOException {
        await().atMost(PATIENCE).until(() -> host.lettersOf(MailHost.CUSTOMER).size() == 1);
        return host.lettersOf(MailHost.CUSTOMER).getFirst();
    }

    private static String text(Part part, String type) throws Exception {
        if (part.isMimeType(type)) return (String) part.getContent();
        if (!(part.getContent() instanceof MimeMultipart parts)) return "";
        var found = new StringBuilder();
        for (var at = 0; at < parts.getCount(); at++) found.append(text(parts.getBodyPart(at), type));
        return found.toString();
    }

    private List<String> read(String query) throws IOException {
        return Books.in(folder).read(query);
    }

    private List<String> readNow(String query) {
        try {
            return read(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
