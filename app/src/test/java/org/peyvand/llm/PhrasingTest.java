package org.peyvand.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.groups.Tuple;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.channel.ChatVisitor;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.language.Fold;
import org.peyvand.web.Language;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A language model puts into words what the articles say; whatever it does, customers are answered as without it or better. */
@PeyvandTest
class PhrasingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String QUESTION = "هزینهٔ ارسال به تبریز چقدر است؟";
    private static final String ARTICLE = "هزینهٔ ارسال به تبریز و دیگر مراکز استان ۸۵ هزار تومان است.";
    private static final String PHRASED = "برای تبریز ۸۵ هزار تومان می‌شود";

    @LocalServerPort
    private int port;

    @Autowired
    private Articles articles;

    @Autowired
    private Connections connections;

    @Autowired
    private Completions completions;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Customers customers;

    @Autowired
    private Intake intake;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DSLContext db;

    private final ImitatedModel model = new ImitatedModel();
    private TestWorkspace shop;
    private TestClient owner;
    private ChatVisitor visitor;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        owner = TestClient.member(shop.owner());
        visitor = new ChatVisitor(shop, port);
        owner.post("/settings/chat", Map.of("open", "on", "greeting", "سلام!", "colour", "#123456", "bot", "on"));
        shop.run(() -> {
            publish("ارسال سفارش", ARTICLE);
            publish("نگهداری قهوه", "قهوهٔ آسیاب‌شده را در ظرف دربسته و دور از نور نگه دارید.");
        });
        model.says(PHRASED + " [1].");
    }

    @AfterEach
    void close() {
        model.close();
    }

    private void publish(String title, String body) {
        var id = articles.create(Language.FA, new ArticleText(title, body), Optional.empty());
        articles.publish(id, Language.FA);
    }

    private void use(boolean inChat, boolean forDrafts, int perDay) {
        shop.run(() -> connections.change(
                new Connection(inChat, forDrafts, model.address(), "imitated", "sk-secret", perDay)));
    }

    private void awaitAnswer(String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(visitor.reads().getLast()).contains(text));
    }

    private UUID writes(String name, String mobile, String text) {
        return shop.acting(() -> {
            var person = new Person(name, "", List.of(customers.handle(HandleKind.MOBILE, mobile)));
            return intake.take(
                    "form",
                    UUID.randomUUID().toString(),
                    new Incoming(Optional.of(person), Optional.empty(), "", text, Instant.now()));
        });
    }

    private String draft(UUID conversation) {
        return owner.post("/inbox/" + conversation + "/model-draft", Map.of()).body();
    }

    @Test
    void offUntilSomebodySwitchesItOn() {
        use(false, false, 100);
        visitor.writes(QUESTION);
        assertThat(visitor.reads().getLast()).isEqualTo(ARTICLE);
        var conversation = writes("مریم", "09121234567", QUESTION);
        assertThat(owner.get("/inbox/" + conversation).body()).doesNotContain("model-draft");
        assertThat(draft(conversation)).contains("پیش‌نویسی نیست");
        assertThat(model.bodies()).isEmpty();
    }

    @Test
    void botSaysItInTheModelsWordsWithTheArticleBelow() {
        use(true, false, 100);
        visitor.writes(QUESTION);
        awaitAnswer(PHRASED + ".");
        assertThat(visitor.last().get("source").get("title").asString()).isEqualTo("ارسال سفارش");
        assertThat(model.bodies().getFirst()).contains("هزار تومان").contains("\"imitated\"");
        assertThat(model.keys()).containsExactly("Bearer sk-secret");
    }

    /** Whoever writes on while the model thinks is answered what they wrote last; a colleague's note puts nobody off. */
    @Test
    void whatIsWrittenWhileItThinksIsAnsweredAndANoteSilencesNobody() {
        use(true, false, 100);
        var let = new CountDownLatch(1);
        model.saysWhenLet(let, PHRASED + " [1].");
        visitor.writes(QUESTION);
        await().atMost(PATIENCE).until(() -> model.bodies().size() == 1);
        visitor.writes("هزینهٔ ارسال به تبریز را نگفتید");
        shop.run(() -> conversations.note(only(), "مشتری همیشگی است"));
        let.countDown();
        awaitAnswer(PHRASED + ".");
        assertThat(visitor.reads()).hasSize(3);
        assertThat(model.bodies().getLast()).contains("نگفتید");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(thoughts()).isZero());
    }

    /** The chat asks for name and mobile while the model thinks: whoever gives them hears the answer all the same. */
    @Test
    void whoeverTellsWhoTheyAreWhileItThinksIsAnswered() {
        use(true, false, 100);
        var let = new CountDownLatch(1);
        model.saysWhenLet(let, PHRASED + " [1].");
        visitor.writes(QUESTION);
        await().atMost(PATIENCE).until(() -> model.bodies().size() == 1);
        visitor.tells("مریم", "09121234567");
        let.countDown();
        awaitAnswer(PHRASED + ".");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(thoughts()).isZero());
        assertThat(visitor.reads()).hasSize(3);
    }

    private int thoughts() {
        return shop.acting(() -> transaction.execute(_ -> db.fetchCount(db.selectFrom("channel.bot_thought"))));
    }

    private UUID only() {
        return shop.acting(() -> inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                .conversations()
                .getFirst()
                .id());
    }

    @Test
    void withoutAPassageItIsNotAsked() {
        use(true, true, 100);
        visitor.writes("رئیس‌جمهور پرتغال کیست؟");
        assertThat(visitor.reads().getLast()).contains("نمی‌دانم");
        assertThat(draft(writes("مریم", "09121234567", "qwertyuiop"))).contains("پیش‌نویسی نیست");
        assertThat(model.bodies()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            401 | {"error":{"message":"Incorrect API key provided"}}           | failed
            429 | {"error":{"message":"Rate limit reached"}}                   | failed
            500 | <html>oops</html>                                            | failed
            302 | {}                                                           | failed
            404 | {"error":{"code":"model_not_found"}}                         | failed
            200 | not json at all                                              | failed
            200 | {"choices":[]}                                               | failed
            200 | {"choices":[{"message":{"content":null}}]}                   | failed
            200 | {"choices":[{"message":{"content":"NO_ANSWER"}}]}            | unknown
            200 | {"choices":[{"message":{"content":""}}]}                     | unknown
            200 | {"choices":[{"message":{"content":"هشتاد هزار تومان است."}}]} | thrown_away
            200 | {"choices":[{"message":{"content":"رایگان است [7]."}}]}      | thrown_away
            200 | {"choices":[{"message":{"content":"۹۵ هزار تومان [1]."}}]}   | thrown_away
            200 | {"choices":[{"message":{"content":"ببینید evil.com [1]."}}]} | thrown_away
            200 | {"choices":[{"message":{"content":"{{NAME_9}} عزیز [1]."}}]} | thrown_away
            """)
    void whateverItDoesTheVisitorHasThePlainAnswer(int status, String body, String outcome) {
        use(true, false, 100);
        model.answers(status, body);
        visitor.writes(QUESTION);
        awaitAnswer(ARTICLE);
        assertThat(visitor.reads()).hasSize(2);
        assertThat(shop.acting(connections::counts))
                .extracting(count -> count.outcome().code(), Connections.Count::times)
                .containsExactly(Tuple.tuple(outcome, 1L));
    }

    @Test
    void whatAModelDoesNotBearItIsNotAskedForAgain() {
        use(false, true, 100);
        model.refusesWishesBeforeItSays(PHRASED + " [1].");
        var conversation = writes("مریم", "09121234567", QUESTION);
        assertThat(draft(conversation)).contains(PHRASED);
        assertThat(model.bodies()).hasSize(3);
        assertThat(model.bodies().getLast())
                .contains("max_completion_tokens")
                .doesNotContain("temperature", "\"max_tokens\"");
        assertThat(draft(conversation)).contains(PHRASED);
        assertThat(model.bodies()).as("it is remembered").hasSize(4);
        assertThat(shop.acting(connections::counts))
                .extracting(Connections.Count::times)
                .containsExactly(2L);
    }

    /** What a business entrusts to one address goes to no other, whatever that one says. */
    @Test
    void modelThatSendsOnElsewhereIsNotFollowed() {
        use(true, false, 100);
        try (var elsewhere = new ImitatedModel()) {
            elsewhere.says(PHRASED + " [1].");
            model.sendsOnTo(elsewhere.address());
            visitor.writes(QUESTION);
            awaitAnswer(ARTICLE);
            assertThat(elsewhere.bodies()).isEmpty();
            assertThat(shop.acting(connections::problem).orElseThrow().trouble())
                    .isEqualTo("moved");
        }
    }

    /** A little at a time without end is too slow, all at once without end too large: neither is waited for. */
    @ParameterizedTest
    @CsvSource({"1, slow", "1000000, large"})
    void endlessAnswersAreNotWaitedFor(int bytesPerSecond, String trouble) {
        use(true, false, 100);
        model.goesOnWithoutEnd(bytesPerSecond);
        visitor.writes(QUESTION);
        assertThat(visitor.reads().getFirst())
                .as("what was written is there at once")
                .isEqualTo(QUESTION);
        awaitAnswer(ARTICLE);
        assertThat(shop.acting(connections::problem).orElseThrow().trouble()).isEqualTo(trouble);
    }

    @Test
    void draftIsReadByAMemberAndGoesNowhereByItself() {
        use(false, true, 100);
        model.says("<b>" + PHRASED + "</b> [1]");
        var conversation = writes("مریم", "09121234567", QUESTION);
        assertThat(owner.get("/inbox/" + conversation).body()).contains("/inbox/" + conversation + "/model-draft");
        assertThat(draft(conversation))
                .contains("&lt;b>" + PHRASED, "ارسال سفارش", "data-insert=\"answer\"")
                .doesNotContain("<b>");
        assertThat(shop.acting(() -> conversations.get(conversation)).messages())
                .isEqualTo(1);
    }

    @Test
    void nothingThatIsSentTellsWhoTheCustomerIs() {
        use(false, true, 100);
        model.says("{{NAME_1}} گرامی، با {{NUMBER_1}} تماس می‌گیریم و ۸۵ هزار تومان می‌شود [1].");
        var conversation = writes(
                "مریم رضایی",
                "09121234567",
                "مريم رضائي هستم، شماره‌ام ۰۹۱۲-۱۲۳ ۴۵ ۶۷ و maryam @ example.com، سفارش ۴۴۲. " + QUESTION);
        assertThat(draft(conversation)).contains("مريم رضائي گرامی، با ۰۹۱۲-۱۲۳ ۴۵ ۶۷ تماس می‌گیریم");
        var body = Fold.spaceless(model.bodies().getFirst());
        assertThat(body).contains("تبریز").doesNotContain("مریم", "رضایی", "9121234567", "1234567", "maryam", "442");
    }

    @Test
    void neverAskedWithinATransaction() {
        use(true, true, 100);
        var prompt = Prompt.of("?", List.of("."), Language.EN);
        shop.run(() -> transaction.executeWithoutResult(
                _ -> assertThatThrownBy(() -> completions.ask(connections.get(), prompt, PATIENCE))
                        .isInstanceOf(IllegalStateException.class)));
        assertThat(model.bodies()).isEmpty();
    }

    @Test
    void noMoreThanWhatIsAllowedInADay() {
        use(false, true, 2);
        var conversation = writes("مریم", "09121234567", QUESTION);
        for (int i = 0; i < 3; i++) draft(conversation);
        assertThat(model.bodies()).hasSize(2);
    }

    @Test
    void ownerSetsItUpAndIsToldStepByStepWhatIsWrong() {
        var page = "/settings/model";
        var typed = new HashMap<>(Map.of(
                "address",
                model.address() + "/chat/completions",
                "model",
                "imitated",
                "key",
                "sk-secret",
                "perDay",
                "۵۰"));
        assertThat(owner.post(page, typed).statusCode()).isEqualTo(302);
        assertThat(shop.acting(connections::get))
                .isEqualTo(new Connection(false, false, model.address(), "imitated", "sk-secret", 50));
        assertThat(owner.get(page).body()).contains(model.address()).doesNotContain("sk-secret");
        model.says("تا هفت روز پس از تحویل [1].");
        assertThat(owner.post(page + "/check", Map.of()).body()).contains("همه چیز درست است");
        model.says("هر وقت خواستید.");
        assertThat(owner.post(page + "/check", Map.of()).body()).contains("بخش را نام نمی‌برد");
        model.answers(401, "{\"error\":{\"message\":\"Incorrect key\"}}");
        assertThat(owner.post(page + "/check", Map.of()).body())
                .contains("از این نشانی می‌شود پرسید", "کلید پذیرفته نشد", "Incorrect key");
        model.answers(404, "{\"error\":{\"message\":\"The model does not exist\"}}");
        assertThat(owner.post(page + "/check", Map.of()).body()).contains("مدلی به این نام نیست");
        typed.put("address", "http://localhost:1/v1");
        typed.put("key", "");
        owner.post(page, typed);
        assertThat(shop.acting(connections::get).key())
                .as("a key goes where it was typed for")
                .isEmpty();
        assertThat(owner.post(page + "/check", Map.of()).body()).contains("آنجا کسی پاسخ نمی‌دهد");
        typed.put("inChat", "on");
        typed.put("model", " ");
        owner.post(page, typed);
        assertThat(owner.get(page).body()).contains("اول نشانی و نام مدل را بنویسید");
    }

    @Test
    void keyIsStoredSealed() {
        use(true, true, 100);
        var stored =
                shop.acting(() -> transaction.execute(_ -> (byte[]) db.fetchValue("select key from llm.connection")));
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }
}
