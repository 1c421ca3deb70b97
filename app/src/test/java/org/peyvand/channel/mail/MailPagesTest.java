package org.peyvand.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestDatabase;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.conversation.Intake;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What members see of mail: files and layouts that can do no harm, mailboxes, and what could not be read. */
@PeyvandTest
class MailPagesTest {

    private static final Pattern FILE = Pattern.compile("/brought/file/[\\w-]+");
    private static final Pattern LAYOUT = Pattern.compile("/brought/layout/[\\w-]+");

    private final ApplicationContext context;
    private final TransactionTemplate transaction;
    private final DSLContext db;
    private final Intake intake;

    private TestWorkspace shop;
    private TestClient owner;

    @Autowired
    MailPagesTest(ApplicationContext context, TransactionTemplate transaction, DSLContext db, Intake intake) {
        this.context = context;
        this.transaction = transaction;
        this.db = db;
        this.intake = intake;
    }

    @BeforeEach
    void open() {
        shop = TestWorkspace.create(TestWorkspace.ENGLISH);
        owner = TestClient.member(shop.owner());
    }

    private UUID one(String query) {
        return shop.acting(() -> transaction.execute(_ -> (UUID) db.fetchValue(query)));
    }

    private String conversation() {
        shop.run(() -> Letters.deliver(
                context,
                Letters.mailbox(context, "shop@example.com").id(),
                Letters.from("maryam@example.com")
                        .with("Content-Type", "multipart/mixed; boundary=b")
                        .saying("""
                                --b
                                Content-Type: text/html; charset=utf-8

                                <p>Hello <img src="https://tracker.example.com/x.gif"><script>steal()</script></p>
                                <blockquote>earlier</blockquote>
                                --b
                                Content-Type: text/html
                                Content-Disposition: attachment; filename="../evil\u202e.html"

                                <script>alert(1)</script>
                                --b--
                                """)
                        .bytes()));
        return owner.get("/inbox/" + one("select conversation_id from conversation.conversation"))
                .body();
    }

    private static String found(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group();
    }

    @Test
    void filesAreSavedAndNeverShownBehindALinkOfTheirOwn() {
        var page = conversation();
        assertThat(page).contains("evil.html").doesNotContain("\u202e");
        var path = found(FILE, page);
        var file = TestClient.stranger().get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains("alert(1)");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox", "default-src 'none'");
        assertThat(file.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(TestClient.stranger()
                        .get(path.substring(0, path.length() - 3) + "AAA")
                        .statusCode())
                .isEqualTo(404);
        assertThat(TestClient.stranger().get(path.replace("file", "layout")).statusCode())
                .as("a link is good for one thing")
                .isEqualTo(404);
    }

    @Test
    void layoutIsShownInASandboxWithoutPicturesFromElsewhereUntilAskedFor() {
        var path = found(LAYOUT, conversation());
        var layout = TestClient.stranger().get(path);
        assertThat(layout.body()).contains("Hello").doesNotContain("script", "tracker");
        var policy = layout.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("sandbox", "default-src 'none'", "img-src data:;")
                .doesNotContain("script-src", "allow-scripts");
        var pictures = TestClient.stranger().get(path + "?pictures=true");
        assertThat(pictures.body())
                .contains("https://tracker.example.com/x.gif")
                .doesNotContain("script");
        assertThat(pictures.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("img-src data: https: http:");
    }

    @Test
    void mailboxNeedsAnAddressAndAPasswordAlone() {
        owner.post("/settings/mail", Map.of("address", "shop@example.invalid", "incomingPassword", "secret-word"));
        var mailbox = shop.acting(() -> context.getBean(Mailboxes.class).all()).getFirst();
        assertThat(mailbox.incoming())
                .isEqualTo(new MailServer(
                        "imap.example.invalid", 993, Security.TLS, "shop@example.invalid", "secret-word"));
        assertThat(mailbox.outgoing())
                .isEqualTo(new MailServer(
                        "smtp.example.invalid", 587, Security.STARTTLS, "shop@example.invalid", "secret-word"));
        assertThat(owner.get("/settings/mail").body())
                .contains("shop@example.invalid")
                .doesNotContain("secret-word");
        var checked = owner.post("/settings/mail/" + mailbox.id() + "/check", Map.of())
                .body();
        assertThat(checked)
                .contains("There is no server of that name", "Look for a slip")
                .doesNotContain("Name or service");
        owner.post("/settings/mail", Map.of("address", "SHOP@example.invalid", "incomingPassword", "x"));
        assertThat(shop.acting(() -> context.getBean(Mailboxes.class).all())).hasSize(1);
    }

    @Test
    void whatCannotBeReadWaitsToBeLookedAt() {
        assertThat(owner.get("/inbox").body()).doesNotContain("could not be read");
        shop.run(() -> intake.receive("form", "1", "{broken"));
        for (var page : List.of("/inbox", "/")) {
            assertThat(owner.get(page).body()).contains("1 message could not be read", "/settings/quarantine");
        }
        assertThat(owner.get("/settings/quarantine").body()).contains("It could not be read.");
        var id = one("select received_id from conversation.received");
        var original = owner.get("/settings/quarantine/" + id + "/original");
        assertThat(original.body()).isEqualTo("{broken");
        assertThat(original.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        owner.post("/settings/quarantine/" + id + "/again", Map.of());
        assertThat(owner.get("/settings/quarantine").body()).contains("It could not be read.");
        owner.post("/settings/quarantine/" + id + "/dismiss", Map.of());
        assertThat(owner.get("/settings/quarantine").body()).doesNotContain("It could not be read.");
        assertThat(one("select received_id from conversation.received where raw = '{broken'"))
                .isEqualTo(id);
    }

    /** Here the database refuses one text for a while, as a mistake of ours would. */
    @Test
    void whatIsTriedAgainOnceItsReasonIsGoneBecomesTheConversationItIs() {
        var mailbox =
                shop.acting(() -> Letters.mailbox(context, "shop@example.com").id());
        var words = "refused for a while " + shop.uuid();
        constraint("add constraint refused_for_a_while check (text <> '" + words + "') not valid");
        try {
            var letter =
                    Letters.from("maryam@example.org").with("Subject", "Order").saying(words);
            var received = shop.acting(() -> {
                assertThatThrownBy(() -> Letters.deliver(context, mailbox, letter.bytes()))
                        .isInstanceOf(RuntimeException.class);
                var id =
                        transaction.execute(_ -> (UUID) db.fetchValue("select received_id from conversation.received"));
                assertThatThrownBy(() -> intake.handle(id)).isInstanceOf(RuntimeException.class);
                assertThat(intake.handle(id)).isEmpty();
                return id;
            });
            assertThat(owner.get("/settings/quarantine").body()).contains("/settings/quarantine/" + received);
            constraint("drop constraint refused_for_a_while");
            assertThat(owner.post("/settings/quarantine/" + received + "/again", Map.of())
                            .statusCode())
                    .isEqualTo(302);
            assertThat(owner.get("/settings/quarantine").body()).doesNotContain(received.toString());
            assertThat(owner.get("/inbox/" + one("select conversation_id from conversation.conversation"))
                            .body())
                    .contains(words);
        } finally {
            constraint("drop constraint if exists refused_for_a_while");
        }
    }

    private static void constraint(String change) {
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("alter table conversation.message " + change);
            }
        });
    }

    @Test
    void whatFailsForAReasonOfOursIsTriedThreeTimesAndThenWaitsToo() {
        shop.run(() -> {
            assertThatThrownBy(() -> intake.receive("gone", "1", "x")).isInstanceOf(IllegalStateException.class);
            var id = transaction.execute(_ -> (UUID) db.fetchValue("select received_id from conversation.received"));
            assertThatThrownBy(() -> intake.handle(id)).isInstanceOf(IllegalStateException.class);
            assertThat(intake.handle(id)).isEmpty();
        });
        var why = shop.acting(() -> transaction.execute(_ ->
                (String) db.fetchValue("select problem from conversation.received where quarantined_at is not null")));
        assertThat(why).startsWith("failed ").contains("There is no channel gone");
    }
}
