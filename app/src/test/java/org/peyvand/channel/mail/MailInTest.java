package org.peyvand.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.sending.MailBounced;
import org.peyvand.channel.mail.thread.MailThreads;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.State;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a mail that comes in: whose it is, which conversation it goes to, and what is no message at all. */
@PeyvandTest
class MailInTest {

    private final ApplicationContext context;
    private final Conversations conversations;
    private final Customers customers;
    private final ReplyAddress addresses;
    private final MailThreads threads;
    private final TransactionTemplate transaction;
    private final DSLContext db;

    private TestWorkspace shop;
    private Mailbox mailbox;

    @Autowired
    MailInTest(
            ApplicationContext context,
            Conversations conversations,
            Customers customers,
            ReplyAddress addresses,
            MailThreads threads,
            TransactionTemplate transaction,
            DSLContext db) {
        this.context = context;
        this.conversations = conversations;
        this.customers = customers;
        this.addresses = addresses;
        this.threads = threads;
        this.transaction = transaction;
        this.db = db;
    }

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        mailbox = shop.acting(() -> Letters.mailbox(context, "shop@example.com"));
    }

    private Optional<UUID> deliver(Letters letter) {
        return deliver(letter.bytes());
    }

    private Optional<UUID> deliver(byte[] mail) {
        return shop.acting(() -> {
            var received = Letters.deliver(context, mailbox.id(), mail);
            return transaction.execute(_ -> Optional.ofNullable((UUID) db.fetchValue(
                    "select conversation_id from conversation.received where received_id = ?", received)));
        });
    }

    private Conversation conversation(UUID id) {
        return shop.acting(() -> conversations.get(id));
    }

    private List<Message> messages(UUID conversation) {
        return shop.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true));
    }

    private UUID begin(String from, String messageId) {
        return deliver(Letters.from(from)
                        .with("Subject", "سفارش من")
                        .with("Message-ID", messageId)
                        .saying("نرسید."))
                .orElseThrow();
    }

    /** What a member answers, under the Message-ID it goes out with. */
    private String answer(UUID conversation) {
        return shop.acting(() -> transaction.execute(_ -> {
            var message = conversations.answer(conversation, "می‌پرسیم.", Instant.now());
            var id = addresses.messageId(mailbox, message.id());
            threads.sent(conversation, message.id(), id);
            return id;
        }));
    }

    @Test
    void mailOfAStrangerBeginsAConversationWithThem() {
        var id = begin("\"مریم رضایی\" <Maryam@Example.com>", "<1@example.com>");
        var begun = conversation(id);
        assertThat(begun.subject()).isEqualTo("سفارش من");
        assertThat(begun.channel()).isEqualTo("mail");
        assertThat(begun.state()).isEqualTo(State.OPEN);
        var customer = shop.acting(() -> customers.get(begun.customer().orElseThrow()));
        assertThat(customer.details().name()).isEqualTo("مریم رضایی");
        assertThat(customer.anAddress()).isEqualTo("maryam@example.com");
        assertThat(messages(id)).extracting(Message::text).containsExactly("نرسید.");
        var thread = shop.acting(() -> threads.of(id)).orElseThrow();
        assertThat(thread.to()).isEqualTo("Maryam@Example.com");
        assertThat(thread.references()).containsExactly("<1@example.com>");
    }

    @Test
    void answerToOurMailGoesOnWithItsConversation() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var ours = answer(id);
        var again = deliver(Letters.from("maryam@example.com")
                .with("Message-ID", "<2@example.com>")
                .with("In-Reply-To", ours)
                .saying("رسید، سپاس.\n\nOn Mon, 1 Jan 2026 at 10:00, Shop <shop@example.com> wrote:\n> می‌پرسیم."));
        assertThat(again).contains(id);
        assertThat(messages(id)).extracting(Message::text).containsExactly("نرسید.", "می‌پرسیم.", "رسید، سپاس.");
        assertThat(conversation(id).state()).isEqualTo(State.OPEN);
    }

    @Test
    void addressWeAskedToReplyToLeadsToItsConversationFromWhoeverWritesThere() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var address = shop.acting(() -> addresses.of(mailbox, id));
        var joined = deliver(Letters.from("husband@example.com")
                .with("Cc", address.toUpperCase())
                .with("Message-ID", "<3@example.com>")
                .saying("من همسرش هستم."));
        assertThat(joined).contains(id);
        assertThat(messages(id).getLast().author()).isEqualTo("husband@example.com");
        var customer =
                shop.acting(() -> customers.get(conversation(id).customer().orElseThrow()));
        assertThat(customer.anAddress()).isEqualTo("maryam@example.com");
    }

    @Test
    void forgedReferenceBeginsAConversationOfItsOwn() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var ours = answer(id);
        var forged = ours.replaceFirst("\\.[0-9a-z]{16}@", ".0123456789abcdef@");
        var address = shop.acting(() -> addresses.of(mailbox, id)).replaceFirst("[0-9a-z]{3}@", "zzz@");
        for (var wrong : List.of(forged, "<1@example.com>")) {
            var elsewhere = deliver(Letters.from("stranger@example.com")
                    .with("To", address)
                    .with("Message-ID", "<f" + wrong.hashCode() + "@example.com>")
                    .with("In-Reply-To", wrong)
                    .with("References", wrong)
                    .saying("پول را به این حساب بریزید."));
            assertThat(elsewhere).isPresent().get().isNotEqualTo(id);
        }
        assertThat(messages(id)).hasSize(2);
    }

    @Test
    void markOfAnotherWorkspaceIsNone() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var ours = answer(id);
        var neighbour = TestWorkspace.create();
        var elsewhere = neighbour.acting(() -> addresses.readMessageId(ours));
        assertThat(elsewhere).isEmpty();
        assertThat(shop.acting(() -> addresses.readMessageId(ours))).isPresent();
    }

    @Test
    void customersOwnEarlierMailIsRememberedForThemAlone() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var more = Letters.from("maryam@example.com")
                .with("In-Reply-To", "<1@example.com>")
                .with("Message-ID", "<2@example.com>");
        assertThat(deliver(more.saying("یک چیز دیگر"))).contains(id);
        var stranger = Letters.from("stranger@example.com")
                .with("In-Reply-To", "<1@example.com>")
                .with("Message-ID", "<9@example.com>");
        assertThat(deliver(stranger.saying("من هم"))).isPresent().get().isNotEqualTo(id);
    }

    @Test
    void mailDeliveredAgainIsOneMessage() {
        var letter = Letters.from("maryam@example.com")
                .with("Message-ID", "<1@example.com>")
                .saying("نرسید.");
        var id = deliver(letter).orElseThrow();
        var byAnotherWay = ("Received: from elsewhere\r\nDelivered-To: shop@example.com\r\n"
                        + new String(letter.bytes(), StandardCharsets.UTF_8) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(deliver(letter)).contains(id);
        assertThat(deliver(byAnotherWay)).contains(id);
        assertThat(messages(id)).hasSize(1);
    }

    @Test
    void otherMailUnderAMessageIdUsedBeforeIsNotLost() {
        var one = Letters.from("robot@example.com")
                .with("Message-ID", "<same@example.com>")
                .saying("یک");
        var other = Letters.from("robot@example.com")
                .with("Message-ID", "<same@example.com>")
                .saying("دو");
        var first = deliver(one).orElseThrow();
        var second = deliver(other).orElseThrow();
        assertThat(deliver(other)).contains(second);
        assertThat(messages(first)).extracting(Message::text).containsExactly("یک");
        assertThat(messages(second)).extracting(Message::text).containsExactly("دو");
    }

    @Test
    void mailWithoutMessageIdIsKnownByWhatItSays() {
        var letter = Letters.from("maryam@example.com").saying("بدون شناسه");
        var id = deliver(letter).orElseThrow();
        assertThat(deliver(letter)).contains(id);
        assertThat(deliver(Letters.from("maryam@example.com").saying("دیگر")))
                .get()
                .isNotEqualTo(id);
    }

    @Test
    void sameMailToTwoOfOurMailboxesIsOneConversation() {
        var letter = Letters.from("maryam@example.com")
                .with("Message-ID", "<1@example.com>")
                .saying("نرسید.");
        var id = deliver(letter).orElseThrow();
        mailbox = shop.acting(() -> Letters.mailbox(context, "sales@example.com"));
        assertThat(deliver(letter)).isEmpty();
        assertThat(messages(id)).hasSize(1);
    }

    @Test
    void mailFromAMembersAddressIsACustomersLikeAnyOther() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var ours = answer(id);
        var said = deliver(Letters.from(shop.owner().email())
                .with("In-Reply-To", ours)
                .with("Message-ID", "<2@example.com>")
                .saying("بازپرداخت کنید."));
        assertThat(said).contains(id);
        var last = messages(id).getLast();
        assertThat(last.kind()).isEqualTo(Message.Kind.INBOUND);
        assertThat(last.authorId()).isEmpty();
    }

    @Test
    void ourOwnMailComingBackIsSetAside() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var ours = answer(id);
        assertThat(deliver(Letters.from("shop@example.com")
                        .with("Message-ID", ours)
                        .saying("می‌پرسیم.")))
                .isEmpty();
        var mark = shop.acting(addresses::loopMark);
        var rewritten = Letters.from("shop@example.com")
                .with("Message-ID", "<list-1@lists.example.com>")
                .with("X-Peyvand-Loop", mark)
                .saying("می‌پرسیم.");
        assertThat(deliver(rewritten)).isEmpty();
        assertThat(messages(id)).hasSize(2);
        assertThat(kinds()).containsExactly("message", "own", "own");
        assertThat(TestClient.member(shop.owner()).get("/settings/mail").body()).contains("۲ نامهٔ خودمان");
    }

    private List<String> kinds() {
        return shop.acting(() -> transaction.execute(
                _ -> db.fetch("select kind from channel.mail order by mail_id").getValues(0, String.class)));
    }

    @Test
    void automaticReplyJoinsQuietly() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var ours = answer(id);
        var away = deliver(Letters.from("maryam@example.com")
                .with("In-Reply-To", ours)
                .with("Auto-Submitted", "auto-replied")
                .with("Message-ID", "<away@example.com>")
                .saying("در مرخصی‌ام."));
        assertThat(away).contains(id);
        assertThat(conversation(id).state()).isEqualTo(State.WAITING);
        assertThat(conversation(id).waitingSince()).isEmpty();
        assertThat(messages(id)).hasSize(3);
    }

    @Test
    void automaticMailThatBeginsAConversationWaitsForNobody() {
        var id = deliver(Letters.from("noreply@example.com")
                        .with("Auto-Submitted", "auto-generated")
                        .saying("گزارش"))
                .orElseThrow();
        assertThat(conversation(id).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void bounceMarksTheAddressAndTellsOfTheAnswer() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var ours = answer(id);
        var heard = new ArrayList<MailBounced>();
        ((AbstractApplicationContext) context)
                .addApplicationListener(ApplicationListener.forPayload((Object payload) -> {
                    if (payload instanceof MailBounced bounced) heard.add(bounced);
                }));
        assertThat(deliver(report("maryam@example.com", ours))).isEmpty();
        var customer =
                shop.acting(() -> customers.get(conversation(id).customer().orElseThrow()));
        assertThat(customer.handles().getFirst().undeliverable().orElseThrow().why())
                .contains("User unknown");
        assertThat(heard).hasSize(1).first().satisfies(bounced -> {
            assertThat(bounced.conversation()).isEqualTo(id);
            assertThat(bounced.message()).isEqualTo(messages(id).get(1).id());
            assertThat(bounced.lasting()).isTrue();
        });
        deliver(Letters.from("maryam@example.com")
                .with("Message-ID", "<5@example.com>")
                .saying("هستم"));
        var known = shop.acting(() -> customers.get(conversation(id).customer().orElseThrow()));
        assertThat(known.handles().getFirst().undeliverable()).isEmpty();
    }

    @Test
    void bounceOfAMailWeNeverSentMarksNobody() {
        var id = begin("maryam@example.com", "<1@example.com>");
        var forged = answer(id).replaceFirst("\\.[0-9a-z]{16}@", ".0123456789abcdef@");
        assertThat(deliver(report("maryam@example.com", forged))).isEmpty();
        var customer =
                shop.acting(() -> customers.get(conversation(id).customer().orElseThrow()));
        assertThat(customer.handles().getFirst().undeliverable()).isEmpty();
        assertThat(kinds()).containsExactly("message", "bounce");
    }

    private static Letters report(String address, String messageId) {
        return Letters.from("Mail Delivery System <mailer-daemon@example.com>")
                .with("Subject", "Undelivered Mail Returned to Sender")
                .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
                .saying("""
                        --b

                        I'm sorry.
                        --b
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; mx.example.com

                        Final-Recipient: rfc822; %s
                        Action: failed
                        Status: 5.1.1
                        Diagnostic-Code: smtp; 550 5.1.1 User unknown
                        --b
                        Content-Type: text/rfc822-headers

                        Message-ID: %s
                        Subject: Re: x
                        --b--
                        """.formatted(address, messageId));
    }

    @Test
    void twoHundredFilesComeAlongWithNamesThatDoNoHarm() {
        var parts = new StringBuilder("--b\n\nدویست فایل\n");
        IntStream.range(0, 199)
                .forEach(i -> parts.append(
                        "--b\nContent-Type: text/csv; name=\"f%d.csv\"\nContent-Disposition: attachment\n\na,%d\n"
                                .formatted(i, i)));
        parts.append(
                "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"../../etc/inv\u202efdp.exe\"\n\nx\n--b--\n");
        var id = deliver(Letters.from("maryam@example.com")
                        .with("Content-Type", "multipart/mixed; boundary=b")
                        .saying(parts.toString()))
                .orElseThrow();
        assertThat(messages(id)).extracting(Message::text).containsExactly("دویست فایل");
        var names = shop.acting(() ->
                transaction.execute(_ -> db.fetch("select name, size from conversation.attachment order by number")
                        .getValues(0, String.class)));
        assertThat(names).hasSize(200).endsWith("invfdp.exe").contains("f0.csv", "f198.csv");
    }

    @Test
    void mailOfFilesAloneIsToldOfByTheirNames() {
        var id = deliver(Letters.from("maryam@example.com")
                        .with("Subject", "عکس کارتن")
                        .with("Content-Type", "image/png; name=\"box.png\"")
                        .with("Content-Disposition", "attachment; filename=\"box.png\"")
                        .saying("x"))
                .orElseThrow();
        assertThat(conversation(id).lastText()).isEqualTo("box.png");
        assertThat(TestClient.member(shop.owner()).get("/inbox/" + id).body())
                .contains("/brought/picture/")
                .doesNotContain("<p class=\"said-text\"");
    }

    @Test
    void formOfOurOwnSiteSpeaksForWhomeverItSaysToReplyTo() {
        var id = deliver(Letters.from("\"فرم سایت\" <shop@example.com>")
                        .with("Reply-To", "Maryam <maryam@example.com>")
                        .saying("نرسید."))
                .orElseThrow();
        var customer =
                shop.acting(() -> customers.get(conversation(id).customer().orElseThrow()));
        assertThat(customer.anAddress()).isEqualTo("maryam@example.com");
        assertThat(shop.acting(() -> threads.of(id)).orElseThrow().to()).isEqualTo("maryam@example.com");
    }
}
