package org.peyvand.channel.mail.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.calendar.OwnHours;
import org.peyvand.calendar.Shift;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.channel.mail.Letters;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.conversation.State;
import org.peyvand.delivery.DeliveryState;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Who writes outside a mailbox's hours is told when the answer will come; machines are told nothing, and nothing loops. */
@PeyvandTest
class AcknowledgementTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    @Autowired
    ApplicationContext context;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    MailboxTimes times;

    @Autowired
    Conversations conversations;

    @Autowired
    Sendings sendings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private TestWorkspace shop;
    private Mailbox mailbox;
    private int letters;

    @BeforeEach
    void open() {
        server.start();
        shop = TestWorkspace.create();
        mailbox = mailbox(shop, "shop@example.com");
        acknowledging(shop, mailbox, closedNow());
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private Mailbox mailbox(TestWorkspace business, String address) {
        var nowhere = new MailServer("localhost", 1, Security.NONE, "", "");
        var smtp = new MailServer("localhost", server.getSmtp().getPort(), Security.NONE, "", "");
        var box = new Mailbox(Mailboxes.newId(), address, "", "", nowhere, smtp, true);
        business.run(() -> mailboxes.add(box));
        return box;
    }

    private void acknowledging(TestWorkspace business, Mailbox box, WeeklyHours hours) {
        business.run(() -> times.change(
                box,
                new MailboxTime(
                        Optional.of(new OwnHours(hours, false)),
                        true,
                        "رسید؛ از {زمان} پاسخ می‌دهیم.",
                        "It came; we answer from {time} on.")));
    }

    /** Open on one day of the week alone, three days from now. */
    private WeeklyHours closedNow() {
        return WeeklyHours.NEVER_OPEN.with(openingDay(), List.of(Shift.of(9, 17)));
    }

    private DayOfWeek openingDay() {
        return LocalDate.now(clock.withZone(TEHRAN)).plusDays(3).getDayOfWeek();
    }

    private static WeeklyHours always() {
        var hours = WeeklyHours.NEVER_OPEN;
        for (var day : DayOfWeek.values()) hours = hours.with(day, List.of(Shift.of(0, 24)));
        return hours;
    }

    private Letters letter(String from) {
        return Letters.from(from)
                .with("Message-ID", "<" + ++letters + "@example.org>")
                .with("Subject", "سفارش");
    }

    private UUID deliver(TestWorkspace business, Mailbox box, byte[] mail, Instant at) {
        return business.acting(() -> {
            var received = Letters.deliver(context, box.id(), mail, at);
            return transaction.execute(_ -> (UUID)
                    db.fetchValue("select conversation_id from conversation.received where received_id = ?", received));
        });
    }

    private UUID deliver(Letters letter) {
        return deliver(shop, mailbox, letter.bytes(), clock.instant());
    }

    /** What we said in a conversation. */
    private List<Message> told(TestWorkspace business, UUID conversation) {
        return business.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true)).stream()
                .filter(message -> message.kind() == Message.Kind.OUTBOUND)
                .toList();
    }

    private List<Message> told(UUID conversation) {
        return told(shop, conversation);
    }

    @Test
    void whoWritesOutsideTheHoursIsToldWhenTheAnswerComesAndGoesOnWaiting() throws Exception {
        var conversation = deliver(letter("maryam@example.org").saying("کی می‌رسد؟"));
        var said = told(conversation).getFirst();
        assertThat(said.text()).startsWith("رسید؛ از ").contains("ساعت ۰۹:۰۰").doesNotContain("{");
        await().atMost(PATIENCE).until(() -> server.getReceivedMessages().length == 1);
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<1@example.org>");
        assertThat(mail.getAllRecipients()[0]).hasToString("maryam@example.org");
        await().atMost(PATIENCE)
                .until(() -> shop.acting(() -> sendings.of(said)).orElseThrow().state() == DeliveryState.SENT);
        var waiting = shop.acting(() -> conversations.get(conversation));
        assertThat(waiting.state()).isEqualTo(State.OPEN);
        assertThat(waiting.waitingSince()).isPresent();
        assertThat(waiting.assignee()).isEmpty();
    }

    @Test
    void timeAndTextAreInTheLanguageOfTheMail() {
        var english = deliver(letter("john@example.org").saying("When will it come?"));
        assertThat(told(english).getFirst().text())
                .startsWith("It came; we answer from ")
                .contains(
                        "at 09:00",
                        " " + LocalDate.now(clock.withZone(TEHRAN)).plusDays(3).getYear() + " ");
        var files = deliver(letter("reza@example.org")
                .with("Content-Type", "image/png; name=\"box.png\"")
                .with("Content-Disposition", "attachment")
                .saying("x"));
        assertThat(told(files).getFirst().text()).startsWith("رسید؛ از ");
    }

    @Test
    void oneConversationIsToldOnceAndOneAddressOnceADay() {
        var first = deliver(letter("maryam@example.org").saying("کی می‌رسد؟"));
        deliver(letter("maryam@example.org")
                .with("In-Reply-To", "<1@example.org>")
                .saying("الو؟"));
        assertThat(told(first)).hasSize(1);
        var another = deliver(letter("Maryam@Example.org").saying("یک سفارش دیگر"));
        assertThat(told(another)).isEmpty();
        clock.advance(Duration.ofHours(25));
        deliver(letter("maryam@example.org")
                .with("In-Reply-To", "<1@example.org>")
                .saying("و حالا؟"));
        assertThat(told(first)).hasSize(1);
        assertThat(told(deliver(letter("maryam@example.org").saying("سومی")))).hasSize(1);
    }

    @Test
    void nobodyIsToldAnythingWithinTheHoursNorWhereItIsOffNorOfMailThatIsOld() {
        acknowledging(shop, mailbox, always());
        assertThat(told(deliver(letter("a@example.org").saying("الف")))).isEmpty();
        acknowledging(shop, mailbox, closedNow());
        var old = deliver(
                shop,
                mailbox,
                letter("b@example.org").saying("ب").bytes(),
                clock.instant().minus(Duration.ofHours(13)));
        assertThat(told(old)).isEmpty();
        shop.run(() -> times.change(mailbox, new MailboxTime(Optional.empty(), false, "رسید", "")));
        assertThat(told(deliver(letter("c@example.org").saying("پ")))).isEmpty();
        acknowledging(shop, mailbox, closedNow());
        assertThat(told(deliver(letter("d@example.org").saying("ت")))).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Auto-Submitted           | auto-replied
            Auto-Submitted           | auto-generated
            Return-Path              | <>
            Return-Path              | <bounces+17@lists.example.org>
            Return-Path              | <owner-shop@lists.example.org>
            Precedence               | bulk
            Precedence               | list
            Precedence               | junk
            Precedence               | auto_reply
            List-Id                  | <shop.example.org>
            List-Unsubscribe         | <mailto:off@example.org>
            List-Post                | <mailto:shop@example.org>
            X-Auto-Response-Suppress | DR, OOF, AutoReply
            X-Auto-Response-Suppress | All
            X-Autoreply              | yes
            X-Loop                   | shop@example.com
            Reply-To                 | victim@example.net
            Reply-To                 | shop@example.com
            From                     | noreply@example.org
            From                     | No-Reply@example.org
            From                     | do-not-reply+17@example.org
            From                     | MAILER-DAEMON@example.org
            From                     | postmaster@example.org
            From                     | shop-request@example.org
            From                     | shop@example.com
            From                     | shop+17@example.com
            """)
    void machinesListsAndOwnAddressesAreToldNothing(String header, String value) {
        var from = header.equals("From") ? value : "maryam@example.org";
        var letter = letter(from).saying("سلام");
        if (!header.equals("From")) letter.with(header, value);
        var conversation = Optional.ofNullable(deliver(letter));
        assertThat(conversation.map(this::told).orElse(List.of())).isEmpty();
    }

    @Test
    void twoMailboxesWritingToEachOtherStopByThemselves() throws Exception {
        var other = TestWorkspace.create();
        var theirs = mailbox(other, "other@example.net");
        acknowledging(other, theirs, closedNow());
        deliver(letter("other@example.net").saying("سلام"));
        var written = written(mail -> mail, other, theirs);
        assertThat(written).isEqualTo(1);
    }

    /** Some gateway between them may take away what marks a mail as a machine's: then two mails are the end of it. */
    @Test
    void theyStopAlsoWhereNothingShowsThatAMachineWrote() throws Exception {
        var other = TestWorkspace.create();
        var theirs = mailbox(other, "other@example.net");
        acknowledging(other, theirs, closedNow());
        deliver(letter("other@example.net").saying("سلام"));
        var written = written(
                mail -> mail.replaceAll("(?im)^(Auto-Submitted|X-Peyvand-Loop|References|In-Reply-To):.*\\r?\\n", "")
                        .replaceAll("(?im)^Message-ID:.*$", "Message-ID: <gateway" + ++letters + "@example.net>"),
                other,
                theirs);
        assertThat(written).isEqualTo(2);
    }

    /** Hands on whatever was sent until nothing more comes of it; how many mails that were. */
    private int written(UnaryOperator<String> way, TestWorkspace other, Mailbox theirs) throws Exception {
        var handedOn = 0;
        for (var planned = planned(other); handedOn < planned && handedOn < 10; planned = planned(other)) {
            var count = planned;
            await().atMost(PATIENCE).until(() -> server.getReceivedMessages().length == count);
            var mail = server.getReceivedMessages()[handedOn++];
            var raw = way.apply(raw(mail)).getBytes(StandardCharsets.UTF_8);
            if (mail.getAllRecipients()[0].toString().contains(theirs.address()))
                deliver(other, theirs, raw, clock.instant());
            else deliver(shop, mailbox, raw, clock.instant());
        }
        return handedOn;
    }

    private static String raw(MimeMessage mail) {
        return GreenMailUtil.getHeaders(mail) + "\r\n\r\n" + GreenMailUtil.getBody(mail);
    }

    private int planned(TestWorkspace other) {
        return sent(shop) + sent(other);
    }

    private int sent(TestWorkspace business) {
        return business.acting(() -> transaction.execute(_ -> db.fetchCount(db.selectFrom("delivery.delivery"))));
    }
}
