package org.peyvand.channel.mail.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.channel.mail.Letters;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.conversation.Sendings;
import org.peyvand.conversation.State;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.peyvand.delivery.Delivery;
import org.peyvand.delivery.DeliverySettings;
import org.peyvand.delivery.DeliveryState;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What members write leaves as mail that a real client shows as one thread, in Persian as well, and back into it. */
@PeyvandTest
class MailOutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String CUSTOMER = "maryam@example.com";

    @Autowired
    ApplicationContext context;

    @Autowired
    MailOut mail;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    ReplyAddress addresses;

    @Autowired
    Conversations conversations;

    @Autowired
    Sendings sendings;

    @Autowired
    DeliverySettings settings;

    @Autowired
    Customers customers;

    @Autowired
    Handles handles;

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private TestWorkspace shop;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        server.start();
        shop = TestWorkspace.create();
        mailbox = shop.acting(() -> {
            settings.change(0);
            return add(server.getSmtp().getPort(), true);
        });
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private Mailbox add(int port, boolean open) {
        var nowhere = new MailServer("localhost", 1, Security.NONE, "", "");
        var smtp = new MailServer("localhost", port, Security.NONE, "", "");
        var box = new Mailbox(
                Mailboxes.newId(), "shop@example.ir", "فروشگاه نسیم", "با احترام\nنسیم", nowhere, smtp, open);
        mailboxes.add(box);
        return box;
    }

    @Test
    void answerStandsInTheThreadOfTheQuestion() throws Exception {
        var conversation = asked("<q1@example.com>", "Re: سفارش من");
        var answer = answered(conversation, "امروز با پست Express می‌رسد.");
        var mail = received(1).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Re: سفارش من");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<q1@example.com>");
        assertThat(mail.getHeader("References")).containsExactly("<q1@example.com>");
        assertThat(addresses(mail.getFrom())).isEqualTo("\"فروشگاه نسیم\" <shop@example.ir>");
        assertThat(addresses(mail.getAllRecipients())).isEqualTo(CUSTOMER);
        assertThat(addresses(mail.getReplyTo())).isEqualTo("shop@example.ir");
        shop.run(() -> assertThat(addresses.readMessageId(id(mail))).contains(answer.id()));
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
        assertThat(mail.getSentDate()).isNotNull();
    }

    @Test
    void textIsThereTwiceAndReadsRight() throws Exception {
        answered(asked("<q1@example.com>", "سفارش"), "امروز با پست Express می‌رسد.\n\nیا علی");
        var parts = (MimeMultipart) received(1).getFirst().getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent())
                .isEqualToNormalizingNewlines("امروز با پست Express می‌رسد.\n\nیا علی\n\n-- \nبا احترام\nنسیم\n");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("<html lang=\"fa\" dir=\"rtl\">", "<span dir=\"ltr\">Express</span>", "با احترام<br>نسیم");
    }

    @Test
    void questionIsRepeatedBelowTheAnswerWhereThatIsWanted() throws Exception {
        var conversation = asked("<q1@example.com>", "سفارش");
        var member = TestClient.member(shop.owner());
        member.post("/inbox/" + conversation + "/answer", Map.of("text", "می‌رسد", "quote", "true"));
        var parts = (MimeMultipart) received(1).getFirst().getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains("می‌رسد", "> نرسید.");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("<blockquote", "نرسید.");
        assertThat(shop.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true)))
                .extracting(Message::text)
                .containsExactly("نرسید.", "می‌رسد");
    }

    @Test
    void filesGoAlongAsTheyAre() throws Exception {
        var conversation = asked("<q1@example.com>", "سفارش");
        var bytes = new byte[] {0, 1, 2, '\r', '\n', '.', '\r', '\n', -1};
        var file = new NewAttachment("../فاکتور ۱.pdf", "application/pdf", bytes);
        shop.run(() -> conversations.answer(conversation, "پیوست است", "", List.of(file)));
        var mixed = (MimeMultipart) received(1).getFirst().getContent();
        assertThat(mixed.getContentType()).startsWith("multipart/mixed");
        assertThat(((MimeMultipart) mixed.getBodyPart(0).getContent()).getCount())
                .isEqualTo(2);
        var sent = mixed.getBodyPart(1);
        assertThat(MimeUtility.decodeText(sent.getFileName())).isEqualTo("فاکتور ۱.pdf");
        assertThat(sent.getContentType()).startsWith("application/pdf");
        assertThat(sent.getInputStream().readAllBytes()).isEqualTo(bytes);
        assertThat(TestClient.member(shop.owner()).get("/inbox/" + conversation).body())
                .contains("فاکتور ۱.pdf");
    }

    @Test
    void filesAloneAreAnAnswerThatSaysSoInWords() throws Exception {
        var conversation = asked("<q1@example.com>", "سفارش");
        var files = List.of(
                new NewAttachment("invoice-2031.pdf", "application/pdf", new byte[] {1}),
                new NewAttachment("عکس کارتن.png", "image/png", new byte[] {2}));
        var answer = Acting.as(shop.owner().actor(), () -> conversations.answer(conversation, " ", "", files));
        var mixed = (MimeMultipart) received(1).getFirst().getContent();
        var text = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat((String) text.getBodyPart(0).getContent())
                .isEqualToNormalizingNewlines(
                        "فایل‌های پیوست این نامه:\ninvoice-2031.pdf\nعکس کارتن.png\n\n-- \nبا احترام\nنسیم\n");
        assertThat((String) text.getBodyPart(1).getContent())
                .contains("<p dir=\"rtl\">فایل‌های پیوست", "invoice-2031.pdf");
        assertThat(mixed.getCount()).isEqualTo(3);
        assertThat(shop.acting(() -> conversations.get(conversation)).lastText())
                .isEqualTo("\u2068invoice-2031.pdf\u2069 \u2068عکس کارتن.png\u2069");
        var member = TestClient.member(shop.owner());
        assertThat(member.get("/inbox?find=2031").body()).contains("/inbox/" + conversation + "#m-" + answer.id());
        assertThat(member.get("/inbox/" + conversation).body())
                .contains("/brought/file/")
                .doesNotContain("<p class=\"said-text\" dir=\"auto\">invoice");
    }

    @Test
    void filesAloneTakenBackLeaveNoTextBehind() {
        shop.run(() -> settings.change(60));
        var conversation = asked("<q1@example.com>", "سفارش");
        var file = new NewAttachment("فاکتور.pdf", "application/pdf", new byte[] {1});
        var answer = Acting.as(shop.owner().actor(), () -> conversations.answer(conversation, "", "", List.of(file)));
        var member = TestClient.member(shop.owner());
        var path = "/inbox/" + conversation;
        member.post(path + "/messages/" + answer.id() + "/take-back", Map.of());
        assertThat(member.get(path).body())
                .contains("name=\"kept\"")
                .containsPattern("<textarea[^>]*id=\"answer\"[^>]*></textarea>");
        assertThat(member.post(path + "/answer", Map.of("text", "")).body()).doesNotContain("فاکتور");
        assertThat(shop.acting(() -> conversations.get(conversation)).state()).isEqualTo(State.OPEN);
    }

    @Test
    void threadGoesOnOverSeveralAnswers() {
        var conversation = asked("<q1@example.com>", "سفارش");
        answered(conversation, "نخست");
        var first = id(received(1).getFirst());
        awaitSent(conversation, 2);
        letter(Letters.from(CUSTOMER)
                .with("Subject", "RE: سفارش")
                .with("Message-ID", "<q2@example.com>")
                .with("In-Reply-To", first)
                .saying("و بعد؟"));
        answered(conversation, "دوم");
        var second = received(2).getLast();
        assertThat(header(second, "References").split("\\s+"))
                .containsExactly("<q1@example.com>", first, "<q2@example.com>");
        assertThat(header(second, "In-Reply-To")).isEqualTo("<q2@example.com>");
        assertThat(header(second, "Subject")).doesNotContainIgnoringCase("re: re:");
        assertThat(shop.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true)))
                .hasSize(4);
    }

    @Test
    void answerTakenBackNeverLeaves() throws Exception {
        shop.run(() -> settings.change(60));
        var conversation = asked("<q1@example.com>", "سفارش");
        var answer = answered(conversation, "اشتباه");
        var member = TestClient.member(shop.owner());
        var path = "/inbox/" + conversation;
        assertThat(member.get(path).body()).contains("در حال ارسال", "بازگرداندن");
        member.post(path + "/messages/" + answer.id() + "/take-back", Map.of());
        assertThat(member.get(path).body())
                .contains(">اشتباه</textarea>")
                .doesNotContain("<p class=\"said-text\" dir=\"auto\">اشتباه</p>");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void failureIsShownInTheConversationOnTodayAndInTheDeliveries() throws Exception {
        try (var refusing = new ScriptedSmtp(Map.of("RCPT", "550 5.1.1 no such user"))) {
            outgoing(refusing.port());
            var conversation = asked("<q1@example.com>", "سفارش");
            var answer = answered(conversation, "پاسخ");
            await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.FAILED);
            var member = TestClient.member(shop.owner());
            assertThat(member.get("/inbox/" + conversation).body()).contains("550 5.1.1 no such user", "/again");
            assertThat(member.get("/").body()).contains("/settings/deliveries");
            assertThat(member.get("/settings/deliveries").body())
                    .contains("550 5.1.1 no such user", "/inbox/" + conversation, CUSTOMER);
            assertThat(shop.acting(() -> conversations.get(conversation)).state())
                    .isEqualTo(State.OPEN);
            assertThat(shop.acting(() -> handles.whyUndeliverable(HandleKind.MAIL, CUSTOMER)))
                    .contains("550 5.1.1 no such user");
        }
    }

    @Test
    void nothingIsSentToAnAddressAtWhichNothingArrives() {
        var conversation = asked("<q1@example.com>", "سفارش");
        shop.run(() -> handles.undeliverable(HandleKind.MAIL, CUSTOMER, Instant.now(), "5.1.1 no"));
        var answer = answered(conversation, "پاسخ");
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.SKIPPED);
        assertThat(delivery(answer).problem().detail()).isEqualTo("5.1.1 no");
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(shop.acting(() -> conversations.get(conversation)).state()).isEqualTo(State.OPEN);
    }

    /** Wherever somebody would write to it: beside the conversation, and on a letter to the customer. */
    @Test
    void addressAtWhichNothingArrivesIsMarkedWhereOneWrites() {
        var conversation = asked("<q1@example.com>", "سفارش");
        var customer =
                shop.acting(() -> conversations.get(conversation).customer()).orElseThrow();
        var member = TestClient.member(shop.owner());
        var pages = List.of("/inbox/" + conversation, "/customers/" + customer + "/mail");
        for (var page : pages) assertThat(member.get(page).body()).as(page).doesNotContain("mailbox is gone");
        shop.run(() -> handles.undeliverable(HandleKind.MAIL, CUSTOMER, Instant.now(), "5.1.1 mailbox is gone"));
        for (var page : pages)
            assertThat(member.get(page).body()).as(page).contains("mailbox is gone", "class=\"undeliverable\"");
    }

    /** Of two mailboxes at one provider, what keeps one from writing keeps the other from nothing. */
    @Test
    void wrongPasswordOfOneMailboxHoldsUpNoOther() throws Exception {
        try (var refusing = new ScriptedSmtp(Map.of("EHLO", "250-test\r\n250 AUTH PLAIN", "AUTH", "535 no"))) {
            var other = another(new MailServer("localhost", refusing.port(), Security.NONE, "sales", "wrong"));
            var held = answered(asked(other, "<s1@example.com>"), "پاسخ فروش");
            await().atMost(PATIENCE).until(() -> delivery(held).isRetried());
            var answer = answered(asked("<q1@example.com>", "سفارش"), "پاسخ");
            await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.SENT);
            assertThat(TestClient.member(shop.owner())
                            .get("/settings/deliveries")
                            .body())
                    .contains("(sales)");
        }
    }

    @Test
    void mailboxThatIsClosedHoldsUpNoOther() {
        var smtp = new MailServer("localhost", server.getSmtp().getPort(), Security.NONE, "", "");
        var other = another(smtp);
        shop.run(() -> settings.change(2));
        var held = answered(asked(other, "<s1@example.com>"), "پاسخ فروش");
        shop.run(() -> mailboxes.change(new Mailbox(other.id(), other.address(), "فروش", "", smtp, smtp, false)));
        await().atMost(PATIENCE).until(() -> delivery(held).isRetried());
        var answer = answered(asked("<q1@example.com>", "سفارش"), "پاسخ");
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.SENT);
        assertThat(delivery(held).state()).isEqualTo(DeliveryState.PLANNED);
    }

    @Test
    void eachMailboxWritesUnderItsOwnNameAndSignature() throws Exception {
        var smtp = new MailServer("localhost", server.getSmtp().getPort(), Security.NONE, "", "");
        answered(asked(another(smtp), "<s1@example.com>"), "از فروش");
        var mail = received(1).getFirst();
        assertThat(addresses(mail.getFrom())).isEqualTo("\"فروش\" <sales@example.ir>");
        assertThat((String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent())
                .isEqualToNormalizingNewlines("از فروش\n\n-- \nبخش فروش\n");
    }

    private Mailbox another(MailServer smtp) {
        var nowhere = new MailServer("localhost", 1, Security.NONE, "", "");
        var box = new Mailbox(Mailboxes.newId(), "sales@example.ir", "فروش", "بخش فروش", nowhere, smtp, true);
        shop.run(() -> mailboxes.add(box));
        return box;
    }

    private UUID asked(Mailbox to, String messageId) {
        var letter = Letters.from("reza@example.com")
                .with("To", to.address())
                .with("Subject", "قیمت")
                .with("Message-ID", messageId)
                .saying("چند است؟");
        return shop.acting(() -> {
            Letters.deliver(context, to.id(), letter.bytes());
            var who = handles.customersWith(HandleKind.MAIL, "reza@example.com").getFirst();
            return conversations.openOf(who).getFirst().id();
        });
    }

    @Test
    void connectionLostAfterTheLastDotIsUncertainAndSentOnceByItself() throws Exception {
        try (var vanishing = new ScriptedSmtp(Map.of(".", ScriptedSmtp.GONE))) {
            outgoing(vanishing.port());
            var answer = answered(asked("<q1@example.com>", "سفارش"), "پاسخ");
            await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.UNCERTAIN);
            assertThat(vanishing.taken()).isEqualTo(1);
        }
    }

    @Test
    void mailThatBouncesIsNoAnswer() {
        var conversation = asked("<q1@example.com>", "سفارش");
        var answer = answered(conversation, "پاسخ");
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.SENT);
        shop.run(() -> bounced(conversation, answer));
        assertThat(delivery(answer).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery(answer).problem().detail()).isEqualTo("550 mailbox gone");
        assertThat(shop.acting(() -> conversations.get(conversation)).state()).isEqualTo(State.OPEN);
    }

    @Test
    void mailKeptWaitingIsSaidAndTheAddressStaysGood() {
        var conversation = asked("<q1@example.com>", "سفارش");
        var answer = answered(conversation, "پاسخ");
        await().atMost(PATIENCE).until(() -> delivery(answer).state() == DeliveryState.SENT);
        shop.run(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> context.publishEvent(new MailBounced(
                        conversation, answer.id(), CUSTOMER, false, false, "4.4.1 busy", Instant.now()))));
        assertThat(delivery(answer).state()).isEqualTo(DeliveryState.SENT);
        assertThat(TestClient.member(shop.owner()).get("/inbox/" + conversation).body())
                .contains("4.4.1 busy");
        assertThat(shop.acting(() -> handles.whyUndeliverable(HandleKind.MAIL, CUSTOMER)))
                .isEmpty();
        assertThat(shop.acting(() -> conversations.get(conversation)).state()).isEqualTo(State.WAITING);
    }

    @Test
    void filesOfAnAnswerTakenBackGoAlongWithTheNext() throws Exception {
        shop.run(() -> settings.change(60));
        var conversation = asked("<q1@example.com>", "سفارش");
        var file = new NewAttachment("فاکتور.pdf", "application/pdf", new byte[] {1, 2, 3});
        var answer =
                Acting.as(shop.owner().actor(), () -> conversations.answer(conversation, "پیوست", "", List.of(file)));
        var member = TestClient.member(shop.owner());
        var path = "/inbox/" + conversation;
        member.post(path + "/messages/" + answer.id() + "/take-back", Map.of());
        var kept = Pattern.compile("name=\"kept\" id=\"kept-[^\"]*\" value=\"([^\"]+)\"")
                .matcher(member.get(path).body());
        assertThat(kept.find()).isTrue();
        shop.run(() -> settings.change(0));
        member.post(path + "/answer", Map.of("text", "بهتر", "kept", kept.group(1)));
        var mixed = (MimeMultipart) received(1).getFirst().getContent();
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        assertThat(member.get(path).body()).doesNotContain("name=\"kept\"");
    }

    private void bounced(UUID conversation, Message answer) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> context.publishEvent(new MailBounced(
                        conversation, answer.id(), CUSTOMER, true, true, "550 mailbox gone", Instant.now())));
    }

    @Test
    void memberWritesFirst() throws Exception {
        var customer = shop.acting(() -> customers.create(
                new CustomerDetails("مریم", "", Optional.empty()),
                List.of(customers.handle(HandleKind.MAIL, CUSTOMER))));
        var member = TestClient.member(shop.owner());
        assertThat(member.get("/customers/" + customer).body()).contains("/customers/" + customer + "/mail");
        assertThat(member.get("/customers/" + customer + "/mail").body()).contains(CUSTOMER, "shop@example.ir");
        var written = member.post(
                "/customers/" + customer + "/mail",
                Map.of(
                        "to",
                        CUSTOMER,
                        "mailbox",
                        mailbox.id().toString(),
                        "subject",
                        "سفارش شما آماده است",
                        "text",
                        "سلام"));
        var conversation = UUID.fromString(
                written.headers().firstValue("Location").orElseThrow().replaceAll(".*/", ""));
        var mail = received(1).getFirst();
        assertThat(mail.getSubject()).isEqualTo("سفارش شما آماده است");
        assertThat(mail.getHeader("References")).isNull();
        awaitSent(conversation, 1);
        letter(Letters.from(CUSTOMER)
                .with("Subject", "Re: سفارش شما آماده است")
                .with("Message-ID", "<a1@example.com>")
                .with("In-Reply-To", id(mail))
                .saying("ممنون"));
        assertThat(shop.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true)))
                .extracting(Message::text)
                .containsExactly("سلام", "ممنون");
    }

    /** Some providers send back what is written to shop+anything; so that is asked for only where it came once. */
    @Test
    void oneRepliesToTheConversationsOwnAddressWhereTheProviderDeliversThat() throws Exception {
        shop.run(() -> Letters.deliver(
                context,
                mailbox.id(),
                Letters.from("shop@example.ir")
                        .with("To", addresses.ofItself(mailbox))
                        .with("Message-ID", addresses.messageId(mailbox, UUID.randomUUID()))
                        .saying("می‌رسد؟")
                        .bytes()));
        var conversation = asked("<q1@example.com>", "سفارش");
        answered(conversation, "امروز می‌رسد.");
        var replyTo = addresses(received(1).getFirst().getReplyTo());
        shop.run(() -> assertThat(addresses.read(replyTo)).contains(conversation));
        assertThat(shop.acting(() -> conversations.get(conversation)).subject()).isEqualTo("سفارش");
    }

    @Test
    void conversationIsHandedOnWithoutOurNotes() throws Exception {
        var conversation = asked("<q1@example.com>", "سفارش");
        shop.run(() -> conversations.note(conversation, "بدحساب است"));
        shop.run(() -> mail.forward(conversation, "Repair@Example.net", "لطفاً ببینید"));
        var sent = received(1).getFirst();
        assertThat(sent.getSubject()).isEqualTo("Fwd: سفارش");
        assertThat(addresses(sent.getAllRecipients())).isEqualTo("repair@example.net");
        shop.run(() -> assertThat(addresses.readMessageId(id(sent))).isPresent());
        assertThat((String) ((MimeMultipart) sent.getContent()).getBodyPart(0).getContent())
                .contains("لطفاً ببینید", "نرسید.")
                .doesNotContain("بدحساب");
        assertThat(shop.acting(() -> conversations.get(conversation)).state()).isEqualTo(State.OPEN);
        shop.run(() -> assertThatThrownBy(() -> mail.forward(conversation, "nobody", "؟"))
                .isInstanceOf(Refused.class));
    }

    @Test
    void closedMailboxTakesNoAnswerAndTheTextIsKept() {
        var conversation = asked("<q1@example.com>", "سفارش");
        shop.run(() -> mailboxes.change(
                new Mailbox(mailbox.id(), mailbox.address(), "", "", mailbox.incoming(), mailbox.outgoing(), false)));
        assertThatThrownBy(() -> answered(conversation, "پاسخ")).isInstanceOf(Refused.class);
        assertThat(shop.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true)))
                .hasSize(1);
    }

    private void outgoing(int port) {
        shop.run(() -> mailboxes.change(new Mailbox(
                mailbox.id(),
                mailbox.address(),
                mailbox.fromName(),
                mailbox.signature(),
                mailbox.incoming(),
                new MailServer("localhost", port, Security.NONE, "", ""),
                true)));
    }

    private UUID asked(String messageId, String subject) {
        letter(Letters.from(CUSTOMER)
                .with("Subject", subject)
                .with("Message-ID", messageId)
                .saying("نرسید."));
        return shop.acting(() -> {
            var who = handles.customersWith(HandleKind.MAIL, CUSTOMER).getFirst();
            return conversations.openOf(who).getFirst().id();
        });
    }

    private void letter(Letters letter) {
        shop.run(() -> Letters.deliver(context, mailbox.id(), letter.bytes()));
    }

    private Message answered(UUID conversation, String text) {
        return shop.acting(() -> conversations.answer(conversation, text));
    }

    private Delivery delivery(Message message) {
        return shop.acting(() -> sendings.of(message).orElseThrow());
    }

    /** Until that message is written down as sent, as the thread goes on from there. */
    private void awaitSent(UUID conversation, int number) {
        var message = shop.acting(() -> conversations.messages(conversation, number + 1, true))
                .getLast();
        await().atMost(PATIENCE).until(() -> delivery(message).state() == DeliveryState.SENT);
    }

    private List<MimeMessage> received(int count) {
        await().atMost(PATIENCE).until(() -> server.getReceivedMessages().length >= count);
        assertThat(server.getReceivedMessages()).hasSize(count);
        return List.of(server.getReceivedMessages());
    }

    private static String id(MimeMessage mail) {
        return header(mail, "Message-ID");
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, " ");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String addresses(Address[] addresses) {
        return Arrays.stream(addresses)
                .map(address -> ((InternetAddress) address).toUnicodeString())
                .collect(Collectors.joining(", "));
    }
}
