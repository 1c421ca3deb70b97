package org.peyvand.channel.mail.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.channel.mail.Letters;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Inquiry;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.State;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.peyvand.delivery.DeliverySettings;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A supplier is asked by mail, learns what was typed and no more, and only their own answer comes back. */
@PeyvandTest
class MailAskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String CUSTOMER = "maryam@example.com";
    private static final String SUPPLIER = "sales@factory.example";

    @Autowired
    ApplicationContext context;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    MailOut mail;

    @Autowired
    ReplyAddress addresses;

    @Autowired
    Conversations conversations;

    @Autowired
    Inquiries questions;

    @Autowired
    Inbox inbox;

    @Autowired
    Handles handles;

    @Autowired
    DeliverySettings settings;

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private TestWorkspace shop;
    private Mailbox mailbox;
    private Mailbox purchasing;
    private UUID conversation;

    @BeforeEach
    void open() {
        server.start();
        shop = TestWorkspace.create();
        shop.run(() -> settings.change(0));
        mailbox = shop.acting(() -> add("shop@example.ir", "فروشگاه نسیم"));
        purchasing = shop.acting(() -> add("purchasing@example.ir", "خرید نسیم"));
        conversation = shop.acting(() -> {
            deliver(Letters.from("مریم نوری <" + CUSTOMER + ">")
                    .with("Subject", "باتری مریم")
                    .with("Message-ID", "<q1@example.com>")
                    .saying("باتری دارد؟"));
            return all().getFirst().id();
        });
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private Mailbox add(String address, String name) {
        var nowhere = new MailServer("localhost", 1, Security.NONE, "", "");
        var smtp = new MailServer("localhost", server.getSmtp().getPort(), Security.NONE, "", "");
        var box = new Mailbox(Mailboxes.newId(), address, name, "", nowhere, smtp, true);
        mailboxes.add(box);
        return box;
    }

    private void deliver(Letters letter) {
        Letters.deliver(context, mailbox.id(), letter.bytes());
    }

    private List<Conversation> all() {
        return inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                .conversations();
    }

    private Message ask(String address) {
        return shop.acting(() -> questions.ask(
                conversation, new Asked.Outside("mail", purchasing.id(), address, "پرسش فنی"), "مدل ۲۰ باتری دارد؟"));
    }

    private MimeMessage letter() {
        await().atMost(PATIENCE).until(() -> server.getReceivedMessages().length == 1);
        return server.getReceivedMessages()[0];
    }

    private static String replyTo(MimeMessage letter) throws MessagingException {
        return ((InternetAddress) letter.getReplyTo()[0]).getAddress();
    }

    private static Letters answer(String from, String to, MimeMessage letter) throws MessagingException {
        return Letters.from(from)
                .with("To", to)
                .with("Subject", "Re: " + letter.getSubject())
                .with("Message-ID", "<" + UUID.randomUUID() + "@factory.example>")
                .with("In-Reply-To", letter.getMessageID())
                .saying("بله، دو قلمی.");
    }

    private List<Message> said() {
        return shop.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true));
    }

    private Inquiry.Stage stage(Message note) {
        return shop.acting(() -> questions.of(note).orElseThrow().stage());
    }

    @Test
    void supplierIsToldWhatWasTypedAndNothingOfTheCustomer() throws Exception {
        ask(SUPPLIER);
        var letter = letter();
        assertThat(letter.getSubject()).isEqualTo("پرسش فنی");
        assertThat(Arrays.toString(letter.getFrom())).contains("purchasing@example.ir");
        assertThat(Arrays.toString(letter.getAllRecipients())).isEqualTo("[" + SUPPLIER + "]");
        var text = (String) ((MimeMultipart) letter.getContent()).getBodyPart(0).getContent();
        assertThat(text.strip()).isEqualTo("مدل ۲۰ باتری دارد؟");
        var whole = new ByteArrayOutputStream();
        letter.writeTo(whole);
        assertThat(whole.toString(StandardCharsets.UTF_8)).doesNotContain(CUSTOMER, "q1@example.com");
    }

    @Test
    void theirAnswerComesBackAsANoteAndTheCustomerStillWaits() throws Exception {
        var note = ask(SUPPLIER);
        var letter = letter();
        var reply = answer("علی <" + SUPPLIER + ">", replyTo(letter), letter);
        shop.run(() -> deliver(reply));
        var came = said().getLast();
        assertThat(came.kind()).isEqualTo(Message.Kind.NOTE);
        assertThat(came.text()).isEqualTo("بله، دو قلمی.");
        assertThat(came.author()).contains("علی", SUPPLIER);
        assertThat(came.answers()).contains(note.id());
        assertThat(stage(note)).isEqualTo(Inquiry.Stage.ANSWERED);
        shop.run(() -> {
            assertThat(conversations.get(conversation).state()).isEqualTo(State.OPEN);
            assertThat(conversations.get(conversation).lastText()).isEqualTo("باتری دارد؟");
            assertThat(all()).hasSize(1);
        });
        shop.run(() -> conversations.answer(conversation, "دو قلمی می‌خورد"));
        await().atMost(PATIENCE).until(() -> server.getReceivedMessages().length == 2);
        assertThat(Arrays.toString(server.getReceivedMessages()[1].getAllRecipients()))
                .isEqualTo("[" + CUSTOMER + "]");
    }

    @Test
    void colleagueOfTheSupplierAnswersByTheReferenceAlone() throws Exception {
        var note = ask(SUPPLIER);
        var letter = letter();
        var reply = answer("workshop@factory.example", "purchasing@example.ir", letter);
        shop.run(() -> deliver(reply));
        assertThat(said().getLast().answers()).contains(note.id());
    }

    @Test
    void forgedAddressBeginsAConversationOfItsOwn() throws Exception {
        var note = ask(SUPPLIER);
        letter();
        var forged = "purchasing+" + note.id().toString().replace("-", "") + ".aaaaaaaaaaaaaaaa@example.ir";
        shop.run(() -> deliver(Letters.from(SUPPLIER)
                .with("To", forged)
                .with("Message-ID", "<f1@factory.example>")
                .saying("دروغ")));
        assertThat(said()).hasSize(2);
        assertThat(stage(note)).isEqualTo(Inquiry.Stage.OPEN);
        shop.run(() -> assertThat(all()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {CUSTOMER, "thief@example.net"})
    void whoeverWasNotAskedDoesNotAnswer(String writer) throws Exception {
        var note = ask(SUPPLIER);
        var letter = letter();
        var reply = answer(writer, replyTo(letter), letter);
        shop.run(() -> deliver(reply));
        assertThat(said()).noneMatch(message -> message.answers().isPresent());
        assertThat(said()).hasSize(2);
        assertThat(stage(note)).isEqualTo(Inquiry.Stage.OPEN);
        shop.run(() -> assertThat(all()).hasSize(2));
    }

    @Test
    void addressOfAnotherWorkspaceLeadsNowhere() throws Exception {
        var note = ask(SUPPLIER);
        var letter = letter();
        var bytes = answer(SUPPLIER, replyTo(letter), letter).bytes();
        TestWorkspace.create().run(() -> {
            Letters.deliver(
                    context, Letters.mailbox(context, "other@example.org").id(), bytes);
            assertThat(all()).hasSize(1);
        });
        assertThat(stage(note)).isEqualTo(Inquiry.Stage.OPEN);
    }

    @Test
    void machineOfTheSupplierIsHeardButAnswersNothing() throws Exception {
        var note = ask(SUPPLIER);
        var letter = letter();
        var reply = answer(SUPPLIER, replyTo(letter), letter).with("Auto-Submitted", "auto-replied");
        shop.run(() -> deliver(reply));
        assertThat(said().getLast().answers()).contains(note.id());
        assertThat(stage(note)).isEqualTo(Inquiry.Stage.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {CUSTOMER, "shop@example.ir", "nobody"})
    void customerAndWeOurselvesAreNotAsked(String address) {
        assertThatThrownBy(() -> ask(address)).isInstanceOf(Refused.class);
        assertThat(said()).hasSize(1);
    }

    @Test
    void questionThatBouncesDoesNotSpoilTheCustomersAddress() throws Exception {
        var note = ask(SUPPLIER);
        var sent = letter().getMessageID();
        shop.run(() -> deliver(Letters.from("MAILER-DAEMON@factory.example")
                .with("Subject", "Undelivered Mail Returned to Sender")
                .with("Message-ID", "<b1@factory.example>")
                .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
                .saying("--b\nContent-Type: text/plain\n\nno\n--b\nContent-Type: message/delivery-status\n\n"
                        + "Reporting-MTA: dns; factory.example\n\nFinal-Recipient: rfc822; " + SUPPLIER
                        + "\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n--b\n"
                        + "Content-Type: text/rfc822-headers\n\nMessage-ID: " + sent + "\n--b--\n")));
        shop.run(() ->
                assertThat(handles.whyUndeliverable(HandleKind.MAIL, CUSTOMER)).isEmpty());
        assertThat(stage(note)).isEqualTo(Inquiry.Stage.OPEN);
    }

    @Test
    void answerToAConversationHandedOnComesBackIntoItAsANote() throws Exception {
        shop.run(() -> mail.forward(conversation, "repair@workshop.example", "لطفاً ببینید"));
        var letter = letter();
        var reply = answer("repair@workshop.example", replyTo(letter), letter);
        shop.run(() -> deliver(reply));
        var came = said().getLast();
        assertThat(came.kind()).isEqualTo(Message.Kind.NOTE);
        assertThat(came.author()).contains("repair@workshop.example");
        shop.run(() -> {
            assertThat(all()).hasSize(1);
            assertThat(conversations.get(conversation).state()).isEqualTo(State.OPEN);
        });
    }
}
