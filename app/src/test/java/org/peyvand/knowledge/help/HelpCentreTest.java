package org.peyvand.knowledge.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.Categories;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.HelpSettings;
import org.peyvand.knowledge.KnowledgeBelongings;
import org.peyvand.knowledge.Questions;
import org.peyvand.knowledge.article.ArticleList;
import org.peyvand.knowledge.text.Pictures;
import org.peyvand.web.Language;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** The help centre as strangers meet it: what is published and nothing else, while it is open and not longer. */
@PeyvandTest
class HelpCentreTest {

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleList list;

    @Autowired
    private Categories categories;

    @Autowired
    private HelpCentre centre;

    @Autowired
    private Questions questions;

    @Autowired
    private Pictures pictures;

    private final String slug = "shop-" + UUID.randomUUID().toString().substring(0, 8);
    private TestWorkspace shop;
    private TestClient visitor;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        visitor = TestClient.stranger();
        shop.run(() -> centre.change(new HelpSettings(true, slug, "راهنمای ما", "")));
    }

    @Test
    void itIsClosedUntilSomebodyOpensIt() {
        var other = TestWorkspace.create();
        var address = slug + "-x";
        other.run(() -> {
            assertThat(centre.settings().open()).isFalse();
            centre.change(new HelpSettings(false, address, "", ""));
        });
        for (var path : List.of("", "/fa", "/fa/1", "/fa/search?q=a", "/sitemap.xml")) {
            assertThat(visitor.get("/help/" + address + path).statusCode()).isEqualTo(404);
        }
        other.run(() -> centre.change(new HelpSettings(true, address, "", "")));
        assertThat(visitor.get("/help/" + address + "/fa").statusCode()).isEqualTo(200);
    }

    @Test
    void thePublicReadsWhatIsPublishedAndNothingElse() {
        var number = shop.acting(() -> {
            var id = write("ارسال کالا", "متن منتشرشده");
            write("پیش‌نویس پنهان", "");
            articles.publish(id, Language.FA);
            articles.save(id, Language.FA, 1, new ArticleText("ارسال کالا", "متن ناتمام"));
            return list.get(id).number();
        });
        assertThat(visitor.get(at("")).body())
                .contains("ارسال کالا", "راهنمای ما")
                .doesNotContain("پنهان");
        assertThat(visitor.get(at("/" + number)).body())
                .contains("متن منتشرشده", "dir=\"rtl\"")
                .doesNotContain("ناتمام");
        assertThat(visitor.get(at("/search?q=" + encoded("ناتمام"))).body()).contains("چیزی پیدا نشد");
        shop.run(() -> articles.withdraw(idOf(number), Language.FA));
        assertThat(visitor.get(at("/" + number)).statusCode()).isEqualTo(404);
    }

    private UUID idOf(long number) {
        return list.page(ArticleList.Filter.NONE, Optional.empty()).articles().stream()
                .filter(article -> article.number() == number)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void whatIsAnothersIsNotFoundHere() {
        var other = TestWorkspace.create();
        var theirs = other.acting(() -> {
            var picture = pictures.add("a.gif", KnowledgeBelongings.DOT);
            var category = categories.add("دستهٔ آنان", "");
            var id = articles.create(
                    Language.FA, new ArticleText("مال آنان", "![](picture:" + picture + ")"), Optional.of(category));
            articles.publish(id, Language.FA);
            return Map.of("pictures", picture, "category", category);
        });
        assertThat(visitor.get("/help/" + slug + "/pictures/" + theirs.get("pictures"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(at("/category/" + theirs.get("category"))).statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(at("")).body()).doesNotContain("آنان");
        assertThat(visitor.get(at("/1")).statusCode()).isEqualTo(404);
    }

    @Test
    void anAddressBelongsToOneBusinessAndMovesWhenItIsChanged() {
        var other = TestClient.member(TestWorkspace.create().owner());
        var taken = other.post("/settings/help-centre", Map.of("open", "true", "slug", slug));
        assertThat(taken.body()).contains("role=\"alert\"", slug);
        var moved = slug + "-2";
        shop.run(() -> centre.change(new HelpSettings(true, moved, "", "")));
        assertThat(visitor.get("/help/" + slug).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/help/" + moved)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/help/" + moved + "/fa");
        other.post("/settings/help-centre", Map.of("open", "true", "slug", slug));
        assertThat(visitor.get("/help/" + slug).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a b", "راهنما", "a/b", "../x"})
    void anAddressIsAPlainWord(String nonsense) {
        var answer =
                TestClient.member(shop.owner()).post("/settings/help-centre", Map.of("open", "true", "slug", nonsense));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("role=\"alert\"");
        shop.run(() -> assertThat(centre.settings().slug()).isEqualTo(slug));
    }

    @Test
    void onlyWhoChangesSettingsOpensIt() {
        var agent = TestClient.member(shop.join(Role.AGENT));
        assertThat(agent.get("/settings/help-centre").statusCode()).isEqualTo(403);
        assertThat(agent.post("/settings/help-centre", Map.of("slug", slug)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void visitorsGetNoCookieAndBrowsersKeepPages() {
        var number = published("ارسال", "یک");
        var first = visitor.get(at("/" + number));
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(visitor.getIfNot(tag, at("/" + number)).statusCode()).isEqualTo(304);
        published("پرداخت", "دو");
        assertThat(visitor.getIfNot(tag, at("/" + number)).statusCode()).isEqualTo(200);
    }

    @Test
    void oneVisitorHasOneVoteAndMayChangeTheirMind() {
        var number = published("ارسال", "یک");
        for (var vote : List.of("yes", "yes", "no")) {
            assertThat(visitor.postWithoutToken(at("/" + number + "/vote"), Map.of("useful", vote))
                            .statusCode())
                    .isEqualTo(302);
        }
        TestClient.stranger().postWithoutToken(at("/" + number + "/vote"), Map.of("useful", "yes"));
        shop.run(() -> {
            var translation = list.get(idOf(number)).in(Language.FA).orElseThrow();
            assertThat(translation.useful()).isEqualTo(1);
            assertThat(translation.useless()).isEqualTo(1);
        });
    }

    @Test
    void whatNobodyCouldFindIsListedOnceAndTakenOff() {
        published("ارسال کالا", "کالا سه روزه می‌رسد.");
        for (var asked : List.of("گارانتی", "گارانتي")) {
            visitor.get(at("/search?q=" + encoded(asked)));
        }
        visitor.get(at("/search?counted=no&q=abc"));
        shop.run(() -> {
            assertThat(questions.unanswered())
                    .singleElement()
                    .satisfies(question -> assertThat(question.text()).isEqualTo("گارانتی"))
                    .satisfies(question -> assertThat(question.asked()).isEqualTo(2));
            questions.settle(Language.FA, questions.unanswered().getFirst().key());
            assertThat(questions.unanswered()).isEmpty();
            questions.asked(Language.FA, "گارانتی", 0);
            assertThat(questions.unanswered()).hasSize(1);
        });
    }

    @Test
    void aQuestionWhoseAnswerWasOpenedIsNotListed() {
        var number = published("ارسال کالا", "کالا سه روزه می‌رسد.");
        var kala = encoded("کالا");
        assertThat(visitor.get(at("/search?q=" + kala)).body()).contains("<mark>کالا</mark>");
        shop.run(() -> assertThat(questions.unanswered()).hasSize(1));
        visitor.get(at("/" + number + "?asked=" + kala));
        shop.run(() -> assertThat(questions.unanswered()).isEmpty());
    }

    @Test
    void theSitemapNamesEveryPublishedArticleInEachLanguage() {
        var number = published("ارسال", "یک");
        shop.run(() -> {
            articles.save(idOf(number), Language.EN, 0, new ArticleText("Delivery", "one"));
            articles.publish(idOf(number), Language.EN);
            write("پیش‌نویس", "");
        });
        var map = visitor.get("/help/" + slug + "/sitemap.xml");
        assertThat(map.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
        assertThat(map.body().split("<url>")).hasSize(3);
        assertThat(map.body())
                .contains("/help/" + slug + "/fa/" + number + "</loc>", "/help/" + slug + "/en/" + number + "</loc>");
        assertThat(visitor.get("/help/" + slug + "/en/" + number).body()).contains("dir=\"ltr\"", "hreflang=\"fa\"");
    }

    private long published(String title, String body) {
        return shop.acting(() -> {
            var id = write(title, body);
            articles.publish(id, Language.FA);
            return list.get(id).number();
        });
    }

    private UUID write(String title, String body) {
        return articles.create(Language.FA, new ArticleText(title, body), Optional.empty());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String at(String path) {
        return "/help/" + slug + "/fa" + path;
    }
}
