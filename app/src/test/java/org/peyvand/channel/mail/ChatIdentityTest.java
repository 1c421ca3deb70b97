package org.peyvand.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.TestDatabase;
import org.peyvand.channel.ChatVisitor;
import org.peyvand.channel.Held;
import org.peyvand.channel.chat.Chats;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.People;
import org.peyvand.customer.Person;
import org.peyvand.delivery.DeliverySettings;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A visitor sees what was said before only once they have shown that they are who they say. */
@PeyvandTest
class ChatIdentityTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KNOWN = "maryam@example.com";
    private static final Pattern CODE = Pattern.compile("(?<![0-9])([0-9]{8})(?![0-9])");

    @LocalServerPort
    private int port;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    DeliverySettings deliverySettings;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    Chats chats;

    @Autowired
    Held held;

    @Autowired
    Intake intake;

    @Autowired
    Conversations conversations;

    @Autowired
    Inbox inbox;

    @Autowired
    TestClock clock;

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private TestWorkspace shop;
    private ChatVisitor visitor;
    private UUID customer;
    private UUID before;

    @BeforeEach
    void open() {
        server.start();
        shop = TestWorkspace.create();
        TestClient.member(shop.owner()).post("/settings/chat", Map.of("open", "true", "colour", "#123456"));
        shop.run(() -> {
            deliverySettings.change(0);
            var nowhere = new MailServer("localhost", 1, Security.NONE, "", "");
            var smtp = new MailServer("localhost", server.getSmtp().getPort(), Security.NONE, "", "");
            mailboxes.add(new Mailbox(Mailboxes.newId(), "shop@example.ir", "", "", nowhere, smtp, true));
            var mail = customers.handle(HandleKind.MAIL, KNOWN);
            customer = customers.create(new CustomerDetails("مریم نوری", "", Optional.empty()), List.of(mail));
            before = held(KNOWN, "پیش‌تر پرسیده بودم");
        });
        visitor = new ChatVisitor(shop, port);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private UUID held(String mail, String text) {
        var incoming = new Incoming(Optional.empty(), Optional.empty(), "", text, Instant.now());
        var conversation = intake.take("form", UUID.randomUUID().toString(), incoming);
        held.add(new Handle(HandleKind.MAIL, mail, mail), conversation);
        return conversation;
    }

    @Test
    void codeFromTheirMailOpensWhatWasSaidBeforeAndTiesTheChatToTheirCustomer() {
        visitor.writes("سلام");
        assertThat(visitor.look(Map.of()).get("codes").asBoolean()).isTrue();
        assertThat(visitor.asksForACode("Maryam@Example.com").statusCode()).isEqualTo(200);
        assertThat(visitor.typesTheCode(" ۱۲۳۴ ۵۶۷۸ ")).isEqualTo(422);
        assertThat(visitor.typesTheCode(code())).isEqualTo(200);
        assertThat(visitor.earlier().valueStream().map(one -> one.get("about").asString()))
                .contains("پیش‌تر پرسیده بودم");
        assertThat(visitor.readsEarlier(before.toString()).body()).contains("پیش‌تر پرسیده بودم");
        shop.run(() -> {
            var chat = inbox
                    .page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                    .conversations()
                    .stream()
                    .filter(one -> one.channel().equals("chat"))
                    .findFirst()
                    .orElseThrow();
            assertThat(chat.customer()).contains(customer);
            assertThat(conversations.messages(chat.id(), Integer.MAX_VALUE, true))
                    .anyMatch(said -> said.text().contains(KNOWN));
        });
        assertThat(visitor.reads()).noneMatch(said -> said.contains(KNOWN));
    }

    @Test
    void whatIsWrittenAfterwardsIsHeldUnderTheProvenAddress() {
        visitor.asksForACode(KNOWN);
        assertThat(visitor.typesTheCode(code())).isEqualTo(200);
        visitor.writes("از این پس");
        assertThat(visitor.earlier().size()).isEqualTo(2);
    }

    @Test
    void codeIsToldInTheLanguageOfTheVisitorsPage() throws Exception {
        visitor.reading("en").asksForACode(KNOWN);
        code();
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).startsWith("Your code for the chat with");
        var parts = (MimeMultipart) mail.getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains("Type it into the chat");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("<html lang=\"en\" dir=\"ltr\">");
        visitor.reading("fa").asksForACode(KNOWN);
        code();
        assertThat(server.getReceivedMessages()[1].getSubject()).startsWith("کد شما برای گفتگو با");
    }

    /** That they are known is noted for us beside their first message; the bot speaks all the same. */
    @Test
    void botAnswersWhoeverIsKnown() {
        TestClient.member(shop.owner())
                .post("/settings/chat", Map.of("open", "true", "bot", "true", "colour", "#123456"));
        visitor.asksForACode(KNOWN);
        assertThat(visitor.typesTheCode(code())).isEqualTo(200);
        visitor.writes("سلام");
        assertThat(visitor.reads()).hasSize(2).last().asString().contains("چه چیزی");
    }

    @Test
    void unknownAddressLooksTheSameAndGetsNoMail() {
        var known = visitor.asksForACode(KNOWN);
        var unknown = visitor.asksForACode("nobody@example.com");
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body()).hasSameSizeAs(known.body());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
        code();
        await().atMost(PATIENCE).until(this::skipped);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    private boolean skipped() {
        var found = new boolean[1];
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select 1 from delivery.delivery where state = 'skipped' and workspace_id = '" + shop.uuid()
                                    + "'")) {
                found[0] = rows.next();
            }
        });
        return found[0];
    }

    @Test
    void codeIsGoodOnceForTenMinutesAndFiveTries() {
        visitor.asksForACode(KNOWN);
        var code = code();
        assertThat(visitor.typesTheCode(code)).isEqualTo(200);
        assertThat(visitor.typesTheCode(code)).isEqualTo(422);

        visitor.asksForACode(KNOWN);
        var second = code();
        for (int i = 0; i < 5; i++) assertThat(visitor.typesTheCode("00000000")).isEqualTo(422);
        assertThat(visitor.typesTheCode(second)).isEqualTo(422);

        visitor.asksForACode(KNOWN);
        var third = code();
        clock.advance(Duration.ofMinutes(11));
        assertThat(visitor.typesTheCode(third)).isEqualTo(422);
    }

    @Test
    void addressIsNotFloodedWithCodes() {
        for (int i = 0; i < 3; i++)
            assertThat(visitor.asksForACode(KNOWN).statusCode()).isEqualTo(200);
        assertThat(visitor.asksForACode(KNOWN).statusCode()).isEqualTo(429);
        assertThat(new ChatVisitor(shop, port)
                        .asksForACode("NOBODY@example.com")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void codeOfOneVisitorOpensNothingForAnother() {
        visitor.asksForACode(KNOWN);
        var thief = new ChatVisitor(shop, port);
        thief.asksForACode("nobody@example.com");
        assertThat(thief.typesTheCode(code())).isEqualTo(422);
        thief.takes("forged");
        assertThat(thief.readsEarlier(before.toString()).statusCode()).isEqualTo(404);
    }

    @Test
    void provenAddressOpensNoConversationOfAnotherAddressOfTheSameCustomer() {
        visitor.asksForACode(KNOWN);
        visitor.typesTheCode(code());
        shop.run(() -> people.resolve(List.of(new Person(
                "",
                "",
                List.of(
                        customers.handle(HandleKind.MAIL, KNOWN),
                        customers.handle(HandleKind.MAIL, "other@example.com"))))));
        var other = shop.acting(() -> held("other@example.com", "راز"));
        assertThat(visitor.readsEarlier(other.toString()).statusCode()).isEqualTo(404);
        assertThat(visitor.earlier().toString()).doesNotContain("راز");
    }

    @Test
    void addressAddedToACustomerByAStrangersFormOpensNothingOfThatCustomer() {
        shop.run(() -> {
            var mobile = customers.handle(HandleKind.MOBILE, "09123456789");
            people.resolve(List.of(new Person("", "", List.of(customers.handle(HandleKind.MAIL, KNOWN), mobile))));
            people.resolve(List.of(
                    new Person("", "", List.of(mobile, customers.handle(HandleKind.MAIL, "thief@example.com")))));
        });
        visitor.asksForACode("thief@example.com");
        assertThat(visitor.typesTheCode(code())).isEqualTo(200);
        assertThat(visitor.earlier().size()).isZero();
        assertThat(visitor.readsEarlier(before.toString()).statusCode()).isEqualTo(404);
    }

    @Test
    void tokenOfTheShopsSiteSaysWhoTheyAre() {
        var key = siteKey();
        visitor.writes("سلام");
        assertThat(visitor.bringsTheToken(token(key, "{\"alg\":\"HS256\"}", claims(3600))))
                .isEqualTo(200);
        assertThat(visitor.readsEarlier(before.toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensForgedOldOrOfAnotherBusinessSayNothing() {
        var key = siteKey();
        var good = "{\"alg\":\"HS256\"}";
        for (var bad : List.of(
                token("other key", good, claims(3600)),
                token(key, "{\"alg\":\"none\"}", claims(3600)),
                token(key, good, claims(-1)),
                token(key, good, claims(10 * 86400)),
                token(key, good, "{\"email\":\"" + KNOWN + "\"}"),
                token(key, good, "{\"exp\":" + (Instant.now().getEpochSecond() + 60) + "}"),
                token(key, good, claims(3600)).replaceFirst("\\.[^.]*$", "."),
                "x",
                "..",
                "a.b.c",
                "{}",
                "x".repeat(10_000))) {
            assertThat(visitor.bringsTheToken(bad)).as(bad).isEqualTo(422);
        }
        var elsewhere = TestWorkspace.create();
        TestClient.member(elsewhere.owner()).post("/settings/chat", Map.of("open", "true", "colour", "#123456"));
        elsewhere.run(() -> chats.renewSiteKey());
        assertThat(new ChatVisitor(elsewhere, port).bringsTheToken(token(key, good, claims(3600))))
                .isEqualTo(422);
        var before = siteKey();
        shop.run(() -> chats.renewSiteKey());
        assertThat(visitor.bringsTheToken(token(before, good, claims(3600)))).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "@", "a@b"})
    void whatIsNoAddressIsRefused(String mail) {
        assertThat(visitor.asksForACode(mail.isEmpty() ? " " : mail).statusCode())
                .isIn(400, 422);
    }

    @Test
    void withoutAMailboxNoCodesAreOffered() {
        var other = TestWorkspace.create();
        TestClient.member(other.owner()).post("/settings/chat", Map.of("open", "true", "colour", "#123456"));
        var there = new ChatVisitor(other, port);
        assertThat(there.look(Map.of()).get("codes").asBoolean()).isFalse();
        assertThat(there.asksForACode(KNOWN).statusCode()).isEqualTo(404);
    }

    private String siteKey() {
        return shop.acting(() -> {
            if (chats.siteKey().isEmpty()) chats.renewSiteKey();
            return chats.siteKey().orElseThrow();
        });
    }

    private String claims(long seconds) {
        return "{\"email\":\"" + KNOWN + "\",\"name\":\"مریم\",\"exp\":"
                + (Instant.now().getEpochSecond() + seconds) + "}";
    }

    private static String token(String key, String header, String claims) {
        try {
            var encoder = Base64.getUrlEncoder().withoutPadding();
            var signed = encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                    + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + encoder.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private int codes;

    /** The code in the next mail that arrives. */
    private String code() {
        codes++;
        await().atMost(PATIENCE).until(() -> server.getReceivedMessages().length >= codes);
        var mail = server.getReceivedMessages()[codes - 1];
        try {
            var parts = (MimeMultipart) mail.getContent();
            var found = CODE.matcher((String) parts.getBodyPart(0).getContent());
            assertThat(found.find()).isTrue();
            return found.group(1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
