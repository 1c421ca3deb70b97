package org.peyvand.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.channel.form.Form;
import org.peyvand.channel.form.Forms;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.HelpSettings;
import org.peyvand.knowledge.Questions;
import org.peyvand.web.Language;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** While somebody types their question, the articles that answer it stand below, and nothing where none does. */
@PeyvandTest
class HintsTest {

    private static final String ASKED = "هزینهٔ ارسال به تبریز چقدر";

    @LocalServerPort
    private int port;

    @Autowired
    Articles articles;

    @Autowired
    HelpCentre helpCentre;

    @Autowired
    Questions questions;

    @Autowired
    Forms forms;

    private TestWorkspace shop;
    private ChatVisitor visitor;
    private String slug;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        slug = "hints-" + shop.uuid();
        TestClient.member(shop.owner()).post("/settings/chat", Map.of("open", "true", "colour", "#123456"));
        shop.run(() -> {
            helpCentre.change(new HelpSettings(true, slug, "", ""));
            publish("ارسال سفارش", "هزینهٔ ارسال به تبریز ۸۵ هزار تومان است.");
            publish("گارانتی", "گارانتی یخچال دو سال است و با فاکتور معتبر می‌ماند.");
            for (int i = 0; i < 8; i++) publish("مقالهٔ " + i, "متن دیگری دربارهٔ موضوع شمارهٔ " + i + " است.");
        });
        visitor = new ChatVisitor(shop, port);
    }

    private void publish(String title, String body) {
        articles.publish(articles.create(Language.FA, new ArticleText(title, body), Optional.empty()), Language.FA);
    }

    @Test
    void articleThatAnswersStandsBelowAndLeadsToTheHelpCentre() {
        var hints = visitor.hints(ASKED);
        assertThat(hints.get(0).get("title").asString()).isEqualTo("ارسال سفارش");
        assertThat(hints.size()).isLessThanOrEqualTo(3);
        assertThat(TestClient.stranger()
                        .get(hints.get(0).get("path").asString())
                        .body())
                .contains("۸۵ هزار تومان");
    }

    @Test
    void nothingStandsThereWhereNoneIsSureToAnswer() {
        for (var typed : List.of("", "سلام", "حال شما خوب است؟", "می‌خواستم بدانم مدیر فروشگاه کجا زندگی می‌کند")) {
            assertThat(visitor.hints(typed).size()).as(typed).isZero();
        }
    }

    @Test
    void closedHelpCentreHasNothingToShow() {
        shop.run(() -> helpCentre.change(new HelpSettings(false, slug, "", "")));
        assertThat(visitor.hints(ASKED).size()).isZero();
    }

    @Test
    void typingCountsNothingAndOpeningCounts() {
        visitor.hints(ASKED);
        shop.run(() -> assertThat(questions.unanswered()).isEmpty());
        shop.run(() -> questions.asked(Language.FA, ASKED, 0));
        shop.run(() -> assertThat(questions.unanswered()).hasSize(1));
        assertThat(visitor.opensAHint(ASKED)).isEqualTo(204);
        shop.run(() -> assertThat(questions.unanswered()).isEmpty());
    }

    @Test
    void formsShowThemToo() {
        var form = new Form(Forms.newId(), "تماس", "", true, true, true, true);
        shop.run(() -> forms.add(form));
        var path = "/f/" + form.key(shop.id());
        assertThat(TestClient.stranger().get(path).body()).contains("data-hints=\"" + path + "/hints\"");
        var typed = URLEncoder.encode(ASKED, StandardCharsets.UTF_8);
        assertThat(TestClient.stranger().get(path + "/hints?typed=" + typed).body())
                .contains("ارسال سفارش");
    }

    @Test
    void othersArticlesAreNeverShown() {
        var elsewhere = TestWorkspace.create();
        TestClient.member(elsewhere.owner()).post("/settings/chat", Map.of("open", "true", "colour", "#123456"));
        assertThat(new ChatVisitor(elsewhere, port).hints(ASKED).size()).isZero();
    }

    @Test
    void searchesAndVotesAreTakenOnlySoOftenFromOneAddress() {
        var stranger = TestClient.stranger();
        var article = visitor.hints(ASKED).get(0).get("path").asString().replaceFirst("#.*", "");
        int votes = 0;
        for (int i = 0; i < 60; i++) {
            if (stranger.postWithoutToken(article + "/vote", Map.of("useful", "yes"))
                            .statusCode()
                    == 302) votes++;
        }
        assertThat(votes).isBetween(20, 55);
        int searches = 0;
        for (int i = 0; i < 600; i++) {
            if (stranger.get("/help/" + slug + "/fa/search?part=list&counted=no&q=x")
                            .statusCode()
                    == 200) searches++;
        }
        assertThat(searches).isBetween(300, 560);
    }
}
