package org.peyvand.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.State;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.HelpSettings;
import org.peyvand.knowledge.Questions;
import org.peyvand.web.Language;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The bot answers what is written down and nothing else, and nobody who wants a person is left with it. */
@PeyvandTest
class BotTest {

    private static final String QUESTION = "هزینهٔ ارسال به تبریز چقدر است؟";
    private static final String ANSWER = "هزینهٔ ارسال به تبریز و دیگر مراکز استان ۸۵ هزار تومان است.";

    @LocalServerPort
    private int port;

    @Autowired
    private Articles articles;

    @Autowired
    private HelpCentre centre;

    @Autowired
    private Questions questions;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Intake intake;

    @Autowired
    private Customers customers;

    @Autowired
    private TestClock clock;

    private final String slug = "bot-" + UUID.randomUUID().toString().substring(0, 8);
    private TestWorkspace shop;
    private TestClient owner;
    private ChatVisitor visitor;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        owner = TestClient.member(shop.owner());
        visitor = new ChatVisitor(shop, port);
        setUp(Map.of("bot", "on"));
        clock.set(Instant.parse("2025-11-03T07:00:00Z"));
        shop.run(() -> {
            centre.change(new HelpSettings(true, slug, "", ""));
            publish("ارسال سفارش", ANSWER);
            publish("نگهداری قهوه", "قهوهٔ آسیاب‌شده را در ظرف دربسته و دور از نور نگه دارید.");
            publish("مرجوعی کالا", "تا هفت روز کاری می‌توانید کالا را پس بفرستید.");
        });
    }

    private void setUp(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("open", "on", "greeting", "سلام!", "colour", "#123456"));
        settings.putAll(more);
        assertThat(owner.post("/settings/chat", settings).statusCode()).isEqualTo(302);
    }

    private void publish(String title, String body) {
        var id = articles.create(Language.FA, new ArticleText(title, body), Optional.empty());
        articles.publish(id, Language.FA);
    }

    @Test
    void answersFromAnArticleWithALinkToItAndThePersonsTurnRemains() {
        visitor.writes(QUESTION);
        var answer = visitor.last();
        assertThat(answer.get("text").asString()).contains("۸۵ هزار تومان");
        assertThat(answer.get("source").get("title").asString()).isEqualTo("ارسال سفارش");
        var path = answer.get("source").get("path").asString();
        assertThat(path).startsWith("/help/" + slug + "/fa/");
        assertThat(TestClient.stranger().get(path.replaceAll("#.*", "")).body()).contains("۸۵ هزار تومان");
        assertThat(only().waitingSince()).isPresent();
        assertThat(only().state()).isEqualTo(State.OPEN);
    }

    @Test
    void saysThatItDoesNotKnowHandsOverAndIsSilentFromThenOn() {
        visitor.writes("رئیس‌جمهور پرتغال کیست؟");
        assertThat(visitor.reads().getLast()).contains("نمی‌دانم").contains("همین‌جا");
        visitor.writes(QUESTION);
        assertThat(visitor.reads().getLast()).isEqualTo(QUESTION);
        shop.run(() -> assertThat(questions.unanswered())
                .extracting(Questions.Unanswered::text)
                .containsExactly("رئیس‌جمهور پرتغال کیست؟"));
    }

    @Test
    void questionItAnsweredIsNotAmongTheUnansweredUnlessThatDidNotHelp() {
        visitor.writes(QUESTION);
        shop.run(() -> assertThat(questions.unanswered()).isEmpty());
        visitor.says(false);
        shop.run(() -> assertThat(questions.unanswered())
                .extracting(Questions.Unanswered::text)
                .containsExactly(QUESTION));
    }

    @Test
    void outsideWorkingTimeItSaysWhenAPersonWillAnswer() {
        clock.set(Instant.parse("2025-11-06T22:00:00Z"));
        visitor.writes("رئیس‌جمهور پرتغال کیست؟");
        assertThat(visitor.reads().getLast()).contains("۱۷ آبان");
    }

    @Test
    void whoeverWasHelpedIsDoneAndComesBackByWritingAgain() {
        visitor.writes(QUESTION);
        assertThat(visitor.says(true)).isEqualTo(200);
        assertThat(only().state()).isEqualTo(State.CLOSED);
        assertThat(visitor.standing().get("closed").asBoolean()).isTrue();
        visitor.writes("یک سؤال دیگر دارم");
        assertThat(only().state()).isEqualTo(State.OPEN);
        assertThat(only().waitingSince()).isPresent();
    }

    @Test
    void whoeverWantsAPersonGetsOneOnceHoweverOftenTheyPress() {
        visitor.writes(QUESTION);
        visitor.says(false);
        var said = visitor.reads().size();
        visitor.says(false);
        assertThat(visitor.reads()).hasSize(said).last().asString().contains("همکارم را خبر کردم");
        assertThat(only().waitingSince()).isPresent();
        assertThat(only().messages()).isEqualTo(3);
    }

    @Test
    void oneMessageDeliveredTwiceIsAnsweredOnce() {
        visitor.writes(QUESTION);
        visitor.sendsAgain(QUESTION);
        assertThat(visitor.reads()).hasSize(2);
    }

    @Test
    void isSilentOnceAPersonHasAnsweredAndWhereItIsTurnedOff() {
        visitor.writes("سلام");
        assertThat(visitor.reads().getLast()).contains("چه چیزی");
        TestClient.member(shop.owner()).post("/inbox/" + only().id() + "/answer", Map.of("text", "بفرمایید"));
        visitor.writes(QUESTION);
        assertThat(visitor.reads()).hasSize(4).last().isEqualTo(QUESTION);
        setUp(Map.of());
        var other = new ChatVisitor(shop, port);
        other.writes(QUESTION);
        assertThat(other.reads()).containsExactly(QUESTION);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/cart,    false, سبد",
        "https://shop.example/,        false, تازه",
        "https://shop.example/,        true,  دوباره",
    })
    void greetingGoesByPageAndVisitor(String page, String returning, String expected) {
        greet("/cart", "ALL", "15", "سبد خرید را کامل می‌کنید؟");
        greet("", "RETURNING", "", "دوباره سلام!");
        greet("", "NEW", "", "تازه آمده‌اید؟");
        var look = visitor.look(Map.of("page", page, "returning", returning));
        assertThat(look.get("greeting").asString()).contains(expected);
        assertThat(look.get("after").asInt()).isEqualTo(page.endsWith("/cart") ? 15 : 0);
    }

    @Test
    void greetingThatIsRemovedIsSaidNoMore() {
        greet("", "ALL", "۵", "تازه");
        assertThat(visitor.look(Map.of()).get("after").asInt()).isEqualTo(5);
        owner.post("/settings/chat/greetings/remove", Map.of("position", "0"));
        assertThat(visitor.look(Map.of()).get("greeting").asString()).isEqualTo("سلام!");
    }

    @Test
    void greetingGoesByTheTimeOfDay() {
        greet("", "ALL", "OPEN", "", "همین حالا پاسخ می‌دهیم");
        greet("", "ALL", "CLOSED", "", "بسته‌ایم؛ پیام بگذارید");
        assertThat(visitor.look(Map.of()).get("greeting").asString()).isEqualTo("همین حالا پاسخ می‌دهیم");
        clock.set(Instant.parse("2025-11-06T22:00:00Z"));
        assertThat(visitor.look(Map.of()).get("greeting").asString()).isEqualTo("بسته‌ایم؛ پیام بگذارید");
    }

    private void greet(String where, String guests, String after, String text) {
        greet(where, guests, "ANY", after, text);
    }

    private void greet(String where, String guests, String hours, String after, String text) {
        var typed = Map.of("where", where, "guests", guests, "hours", hours, "after", after, "text", text);
        assertThat(owner.post("/settings/chat/greetings", typed).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6, 1000})
    void ratingIsFromOneToFive(int stars) {
        visitor.writes("سلام");
        assertThat(visitor.rates(stars)).isEqualTo(400);
        assertThat(visitor.rates(4)).isEqualTo(200);
        assertThat(visitor.standing().get("stars").asInt()).isEqualTo(4);
    }

    @Test
    void lastRatingStandsAndEachIsToldToUsOnceInOurLanguage() {
        visitor.writes("سلام");
        visitor.rates(2);
        visitor.rates(2);
        visitor.reading("en").rates(5);
        assertThat(visitor.standing().get("stars").asInt()).isEqualTo(5);
        shop.run(() -> assertThat(conversations.messages(only().id(), Integer.MAX_VALUE, true))
                .filteredOn(message -> message.kind() == Message.Kind.NOTE)
                .extracting(Message::text)
                .containsExactly(
                        "بازدیدکننده به این گفتگو ۲ ستاره از ۵ داد.",
                        "بازدیدکننده نظرش را از ۲ به ۵ ستاره از ۵ تغییر داد."));
    }

    /** How somebody felt the last time stands beside what they write the next time, by whatever channel. */
    @Test
    void ratingStandsBesideTheNextConversationOfTheSameCustomer() {
        visitor.writes("سلام");
        var mobile = shop.acting(() -> customers.handle(HandleKind.MOBILE, "09123456789"));
        var who = new Person("مریم نوری", "", List.of(mobile));
        var customer = shop.acting(
                () -> customers.create(new CustomerDetails("مریم نوری", "", Optional.empty()), List.of(mobile)));
        shop.run(() -> conversations.belongsTo(only().id(), customer));
        visitor.rates(5);
        visitor.rates(2);
        var next = shop.acting(() -> intake.take(
                "form",
                UUID.randomUUID().toString(),
                new Incoming(Optional.of(who), Optional.empty(), "", "باز هم منم", clock.instant())));
        assertThat(owner.get("/inbox/" + next).body())
                .contains("نظر مشتری دربارهٔ گفتگو", "★★☆☆☆")
                .doesNotContain("★★★★★");
        assertThat(owner.get("/customers/" + customer).body()).contains("نظرش دربارهٔ گفتگو", "★★☆☆☆");
    }

    @Test
    void botSpeaksTheLanguageOfTheVisitorsPage() {
        visitor.reading("en").writes("Who is the president of Portugal?");
        assertThat(visitor.reads().getLast()).contains("I do not know").contains("right here");
        clock.set(Instant.parse("2025-11-06T22:00:00Z"));
        assertThat(visitor.look(Map.of()).get("hours").asString()).contains("8 Nov 2025");
    }

    private Conversation only() {
        var all = shop.acting(
                () -> inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                        .conversations());
        if (!all.isEmpty()) return all.getFirst();
        return shop.acting(
                () -> inbox.page(new InboxView(InboxView.View.CLOSED, InboxView.Order.NEWEST, Optional.empty()))
                        .conversations()
                        .getFirst());
    }
}
