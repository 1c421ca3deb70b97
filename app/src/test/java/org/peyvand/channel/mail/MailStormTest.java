package org.peyvand.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.channel.mail.fetching.Mails;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.reading.MailKind;
import org.peyvand.channel.mail.reading.MailReader;
import org.peyvand.conversation.Intake;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes in floods, and what is far too large, calls nobody and holds up nothing. */
@PeyvandTest
class MailStormTest {

    private static final int STORM = 10_000;

    private static final long HUNDRED_MEGABYTES = 100L * 1024 * 1024;

    @Autowired
    ApplicationContext context;

    @Autowired
    Mails mails;

    @Autowired
    Intake intake;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private TestWorkspace shop;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        mailbox = shop.acting(() -> Letters.mailbox(context, "shop@example.com"));
    }

    private static byte[] bounce(int number) {
        return Letters.from("MAILER-DAEMON@mx.example.net")
                .with("Message-ID", "<bounce" + number + "@mx.example.net>")
                .with("Subject", "Undelivered Mail Returned to Sender")
                .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
                .saying("--b\nContent-Type: text/plain\n\nNo such user\n--b\nContent-Type: message/delivery-status\n\n"
                        + "Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; user" + number
                        + "@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no\n--b\n"
                        + "Content-Type: message/rfc822\n\nMessage-ID: <forged" + number
                        + "@example.com>\n\nx\n--b--\n")
                .bytes();
    }

    @Test
    void tenThousandBouncesAreReadForWhatTheyAre() {
        assertThat(IntStream.range(0, STORM)
                        .mapToObj(MailStormTest::bounce)
                        .map(MailReader::read)
                        .filter(mail -> mail.kind() == MailKind.BOUNCE
                                && mail.bounce().orElseThrow().lasting()))
                .hasSize(STORM);
    }

    /** All the way: each is a transaction of its own, and the last is as the first. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void stormOfBouncesBeginsNoConversationAndHoldsUpNoMail() {
        shop.run(() ->
                IntStream.range(0, STORM).forEach(number -> Letters.deliver(context, mailbox.id(), bounce(number))));
        shop.run(() -> Letters.deliver(
                context,
                mailbox.id(),
                Letters.from("maryam@example.org")
                        .with("Message-ID", "<1@example.org>")
                        .saying("سفارشم نرسید")
                        .bytes()));
        assertThat(count("conversation.conversation")).isEqualTo(1);
        assertThat(count("channel.mail where kind = 'bounce'")).isEqualTo(STORM);
        assertThat(count("conversation.received where handled_at is null")).isZero();
        assertThat(count("conversation.received where quarantined_at is not null"))
                .isZero();
        assertThat(count("customer.customer")).isEqualTo(1);
    }

    /** Of a mail so large only the beginning is fetched; it stays in the mailbox and waits here to be looked at. */
    @Test
    void mailOfHundredMegabytesWaitsForAPersonAndHoldsUpNoMail() {
        var beginning = Letters.from("big@example.org")
                .with("Message-ID", "<big@example.org>")
                .with("Subject", "فیلم عروسی")
                .saying("…")
                .bytes();
        var arrived = new Mails.Arrived(mailbox.id(), beginning, HUNDRED_MEGABYTES, 1, 1, Instant.now());
        shop.run(() -> intake.handle(transaction.execute(_ -> mails.take(arrived))));
        shop.run(() -> Letters.deliver(
                context,
                mailbox.id(),
                Letters.from("maryam@example.org").saying("سلام").bytes()));
        assertThat(count("conversation.conversation")).isEqualTo(1);
        var id = shop.acting(
                () -> transaction.execute(
                        _ -> (UUID)
                                db.fetchValue(
                                        "select received_id from conversation.received where quarantined_at is not null and problem like '%104 MB%'")));
        assertThat(id).isNotNull();
        assertThat(TestClient.member(shop.owner()).get("/settings/quarantine").body())
                .contains(
                        "/settings/quarantine/" + id,
                        "بزرگ‌تر از آن است که گرفته شود (۶۴ مگابایت",
                        "big@example.org",
                        "فیلم عروسی");
    }

    private int count(String table) {
        return shop.acting(
                () -> transaction.execute(_ -> ((Number) db.fetchValue("select count(*) from " + table)).intValue()));
    }
}
