package org.peyvand.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.channel.form.Form;
import org.peyvand.channel.form.Forms;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Message;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Origins;
import org.peyvand.customer.Touch;
import org.peyvand.customer.Touches;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.HelpSettings;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A stranger fills in a form, reads the answer on their own page, and learns nothing of anyone. */
@PeyvandTest
class FormTest {

    private static final Pattern WORD = Pattern.compile("name=\"word\" value=\"([^\"]+)\"");

    private static final List<String> WAYS = List.of("دوستان", "اینستاگرام");

    @Autowired
    Forms forms;

    @Autowired
    Conversations conversations;

    @Autowired
    Customers customers;

    @Autowired
    Origins origins;

    @Autowired
    Touches touches;

    @Autowired
    HelpCentre centre;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;
    private String path;
    private TestClient visitor;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        var form = new Form(Forms.newId(), "تماس با ما", "خوش آمدید", true, true, true, true);
        shop.run(() -> forms.add(form));
        path = "/f/" + form.key(shop.id());
        visitor = TestClient.stranger();
    }

    @Test
    void formIsInTheLanguageOfTheBusinessAndMakesNoSession() {
        var shown = visitor.get(path);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("dir=\"rtl\"", "تماس با ما", "خوش آمدید");
        assertThat(shown.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
    }

    @Test
    void formSpeaksAsItsTitleIsWrittenAndItsSenderMayChangeOver() {
        var english = new Form(Forms.newId(), "Contact us", "", true, true, true, true);
        shop.run(() -> forms.add(english));
        var own = "/f/" + english.key(shop.id());
        assertThat(visitor.get(own).body()).contains("lang=\"en\"", "Your message", "language=fa");
        assertThat(visitor.get(path + "?utm_source=sms&language=en").body())
                .contains("lang=\"en\"", "Your message", path + "?utm_source=sms&amp;language=fa");
        path = own;
        var talk = send(Map.of("name", "Ann", "mobile", "09123456789", "text", "Where is my order?"));
        assertThat(visitor.get(talk).body()).contains("Your conversation with us");
    }

    @Test
    void whoeverComesByABadLinkIsLedToTheHelpCentreAndNeverToTheLogIn() {
        var bad = visitor.get("/f/c/nothing");
        assertThat(bad.statusCode()).isEqualTo(404);
        assertThat(bad.body()).doesNotContain("href=\"/\"").doesNotContain("/help/");
        var slug = "f" + UUID.randomUUID();
        shop.run(() -> centre.change(new HelpSettings(true, slug, "", "")));
        assertThat(visitor.get(path + "/sent?talk=forged").body())
                .contains("href=\"/help/" + slug + "\"")
                .doesNotContain("href=\"/\"");
        assertThat(visitor.get("/help/" + slug + "/xx").body()).contains("href=\"/help/" + slug + "\"");
        assertThat(visitor.get("/help/nobody/fa").body()).doesNotContain("href=\"/\"");
    }

    @Test
    void messageComesIntoTheInboxAndTheAnswerAppearsOnTheSendersPage() {
        var talk = send(Map.of("name", "علی رضایی", "mobile", "۰۹۱۲۳۴۵۶۷۸۹", "text", "سفارشم نرسید"));
        assertThat(visitor.get(talk).body()).contains("سفارشم نرسید");
        var conversation = only();
        shop.run(() -> {
            assertThat(customers
                            .get(conversation.customer().orElseThrow())
                            .details()
                            .name())
                    .isEqualTo("علی رضایی");
            conversations.note(conversation.id(), "یادداشت پنهان");
            conversations.answer(conversation.id(), "فردا می‌رسد");
        });
        assertThat(visitor.get(talk).body()).contains("فردا می‌رسد").doesNotContain("یادداشت پنهان");
        writeMore(talk, "ممنون");
        assertThat(texts(conversation)).containsExactly("سفارشم نرسید", "فردا می‌رسد", "ممنون");
    }

    @Test
    void knownMobileShowsNothingOfWhoeverItBelongsTo() {
        var first = send(Map.of("name", "علی رضایی", "mobile", "09123456789", "text", "راز من"));
        var second = send(Map.of("name", "علی رضایی", "mobile", "09123456789", "text", "من هم"));
        assertThat(second).isNotEqualTo(first);
        assertThat(visitor.get(second).body())
                .contains("من هم")
                .doesNotContain("راز من")
                .doesNotContain("علی رضایی");
    }

    @Test
    void formSentTwiceIsOneMessage() {
        var form = filled(Map.of("mobile", "09123456789", "text", "سلام"));
        clock.advance(Duration.ofSeconds(3));
        visitor.postWithoutToken(path, form);
        visitor.postWithoutToken(path, form);
        assertThat(texts(only())).containsExactly("سلام");
    }

    @Test
    void howTheSenderCameIsAFactOfTheirs() {
        var asking = new Form(Forms.newId(), "خرید", "", true, true, true, false, WAYS, true);
        shop.run(() -> forms.add(asking));
        path = "/f/" + asking.key(shop.id());
        var shown = visitor.get(path + "?utm_source=instagram&utm_medium=social&utm_campaign=nowruz")
                .body();
        assertThat(shown)
                .contains("name=\"utm_campaign\" value=\"nowruz\"", "چطور با ما آشنا شدید؟", ">دوستان</option>");
        send(Map.of(
                "mobile",
                "09123456789",
                "text",
                "سلام",
                "how",
                WAYS.getFirst(),
                "utm_source",
                "instagram",
                "utm_medium",
                "social"));
        var customer = only().customer().orElseThrow();
        assertThat(shop.acting(() -> touches.of(customer)))
                .extracting(Touch::how, Touch::source)
                .containsExactlyInAnyOrder(tuple("utm", "form"), tuple("asked", "form"));
        assertThat(shop.acting(origins::choices)).contains("دوستان");
    }

    /** Anybody can make a link that names a channel. */
    @Test
    void namesThatStrangersGaveToChannelsAreShownToNoOtherStranger() {
        var asking = new Form(Forms.newId(), "خرید", "", true, true, true, false, WAYS, true);
        shop.run(() -> forms.add(asking));
        path = "/f/" + asking.key(shop.id());
        send(Map.of("mobile", "09123456789", "text", "سلام", "utm_source", "buy-at-evil.example"));
        assertThat(shop.acting(origins::choices)).contains("buy-at-evil.example");
        assertThat(visitor.get(path).body()).doesNotContain("buy-at-evil");
    }

    @Test
    void whatAStrangerMakesUpIsNoChannel() {
        var asking = new Form(Forms.newId(), "خرید", "", true, true, true, false, WAYS, true);
        shop.run(() -> forms.add(asking));
        path = "/f/" + asking.key(shop.id());
        var before = shop.acting(origins::choices);
        send(Map.of("mobile", "09123456789", "text", "سلام", "how", "کانال من‌درآوردی"));
        assertThat(shop.acting(() -> touches.of(only().customer().orElseThrow())))
                .isEmpty();
        assertThat(shop.acting(origins::choices)).isEqualTo(before);
    }

    @Test
    void filesGoWithTheFormWhereItAsksForThemAndWithWhatIsWrittenLater() {
        assertThat(upload(path, "x.txt").statusCode()).isEqualTo(404);
        var asking = new Form(Forms.newId(), "شکایت", "", true, true, true, true, List.of(), true);
        shop.run(() -> forms.add(asking));
        path = "/f/" + asking.key(shop.id());
        assertThat(visitor.get(path).body()).contains("data-uploads=\"" + path + "/files\"");
        var talk =
                send(Map.of("mobile", "09123456789", "text", "شکسته رسید", "files", word(upload(path, "شکسته.txt"))));
        assertThat(visitor.get(talk).body()).contains("شکسته.txt", "/brought/file/");
        var more = new HashMap<>(Map.of("text", "این هم رسید", "word", word(talk)));
        more.put("files", word(upload(talk, "رسید.txt")));
        clock.advance(Duration.ofSeconds(3));
        visitor.postWithoutToken(talk, more);
        assertThat(visitor.get(talk).body()).contains("رسید.txt");
        var alone = Map.of("text", "", "word", word(talk), "files", word(upload(talk, "فیلم.txt")));
        clock.advance(Duration.ofSeconds(3));
        visitor.postWithoutToken(talk, alone);
        assertThat(visitor.get(talk).body())
                .contains("فیلم.txt")
                .doesNotContain("<p class=\"said-text\" dir=\"auto\">فیلم");
        assertThat(upload("/f/c/forged", "x.txt").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> upload(String path, String name) {
        var at = path + "/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return visitor.send("POST", at, "{}");
    }

    private static String word(HttpResponse<String> uploaded) {
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(200);
        return new JsonMapper().readTree(uploaded.body()).get("word").asString();
    }

    @Test
    void machinesAreKeptOut() {
        var inNoTime = filled(Map.of("mobile", "09123456789", "text", "buy pills"));
        assertThat(visitor.postWithoutToken(path, inNoTime).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(3));
        var trapped = filled(Map.of("mobile", "09123456789", "text", "buy pills", "website", "http://x"));
        clock.advance(Duration.ofSeconds(3));
        visitor.postWithoutToken(path, trapped);
        var forged = new HashMap<>(filled(Map.of("mobile", "09123456789", "text", "buy pills")));
        forged.put("word", forged.get("word").replaceFirst(".$", "A").replaceFirst("^.", "B"));
        visitor.postWithoutToken(path, forged);
        var old = filled(Map.of("mobile", "09123456789", "text", "buy pills"));
        clock.advance(Duration.ofDays(1));
        visitor.postWithoutToken(path, old);
        assertThat(all()).isEmpty();
    }

    @Test
    void whoeverSendsTooMuchIsSlowedDown() {
        int taken = 0;
        for (int i = 0; i < 30; i++) {
            var form = filled(Map.of("mobile", "09123456789", "text", "سلام " + i));
            clock.advance(Duration.ofSeconds(3));
            if (visitor.postWithoutToken(path, form).statusCode() == 302) taken++;
        }
        assertThat(taken).isLessThan(20);
    }

    @Test
    void whoeverCannotBeReachedIsAskedHow() {
        var form = filled(Map.of("name", "علی", "text", "سلام"));
        clock.advance(Duration.ofSeconds(3));
        var answer = visitor.postWithoutToken(path, form);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("value=\"علی\"").contains("سلام");
        assertThat(all()).isEmpty();
    }

    @Test
    void closedFormTakesNothingIn() {
        shop.run(() -> {
            var form = forms.all().getFirst();
            forms.change(new Form(form.id(), form.title(), "", true, true, true, false));
        });
        assertThat(visitor.postWithoutToken(path, Map.of("mobile", "09123456789", "text", "سلام"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(path).body()).contains("این فرم بسته است");
    }

    @Test
    void forgedLinksOpenNothing() {
        var talk = send(Map.of("mobile", "09123456789", "text", "سلام"));
        var elsewhere = TestWorkspace.create();
        shop.run(() -> conversations.note(only().id(), "ما"));
        var word = talk.substring("/f/c/".length());
        for (var forged : List.of(
                word.substring(0, 30) + (word.charAt(30) == 'A' ? 'B' : 'A') + word.substring(31),
                word.substring(0, word.length() - 4) + "AAAA",
                "x",
                new Form(Forms.newId(), "x", "", true, true, true, true).key(elsewhere.id()),
                WORD.matcher(visitor.get(path).body())
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))) {
            assertThat(visitor.get("/f/c/" + forged).statusCode()).as(forged).isEqualTo(404);
            assertThat(visitor.get("/f/c/" + forged + "/live").statusCode())
                    .as(forged)
                    .isEqualTo(404);
        }
        assertThat(visitor.get("/f/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void linkEnds() {
        var talk = send(Map.of("mobile", "09123456789", "text", "سلام"));
        clock.advance(Duration.ofDays(181));
        assertThat(visitor.get(talk).statusCode()).isEqualTo(404);
    }

    @Test
    void settingsMakeAFormWithItsLink() {
        var owner = TestClient.member(shop.owner());
        owner.post("/settings/forms", Map.of("title", "شکایت", "asksMobile", "on", "open", "on"));
        assertThat(owner.get("/settings/forms").body()).contains("شکایت", "/f/");
        owner.post("/settings/forms", Map.of("title", "بی‌نشان", "asksName", "on"));
        shop.run(() -> assertThat(forms.all()).extracting(Form::title).containsExactly("تماس با ما", "شکایت"));
    }

    private String send(Map<String, String> typed) {
        var form = filled(typed);
        clock.advance(Duration.ofSeconds(3));
        var answer = visitor.postWithoutToken(path, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }

    private void writeMore(String talk, String text) {
        var form = Map.of("word", word(talk), "text", text);
        clock.advance(Duration.ofSeconds(3));
        assertThat(visitor.postWithoutToken(talk, form).statusCode()).isEqualTo(302);
    }

    private Map<String, String> filled(Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("word", word(path));
        return form;
    }

    private String word(String page) {
        var shown = WORD.matcher(visitor.get(page).body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private Conversation only() {
        var all = all();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Autowired
    Inbox inbox;

    private List<Conversation> all() {
        return shop.acting(() -> inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                .conversations());
    }

    private List<String> texts(Conversation conversation) {
        return shop.acting(() -> conversations.messages(conversation.id(), Integer.MAX_VALUE, false)).stream()
                .map(Message::text)
                .toList();
    }
}
