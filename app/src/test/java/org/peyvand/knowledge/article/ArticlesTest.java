package org.peyvand.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.knowledge.ArticleState;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.Categories;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** Articles are written, published, gone back to and put away, and nothing that was ever saved is lost. */
@PeyvandTest
class ArticlesTest {

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleList list;

    @Autowired
    private Categories categories;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void everySaveIsAVersionThatCanBeGoneBackTo() {
        shop.run(() -> {
            var id = write("ارسال", "یک");
            articles.save(id, Language.FA, 1, new ArticleText("ارسال کالا", "دو"));
            articles.restore(id, Language.FA, 1);
            assertThat(list.versions(id, Language.FA))
                    .extracting(Version::number, version -> version.text().body(), Version::restoredFrom)
                    .containsExactly(
                            Tuple.tuple(3, "یک", Optional.of(1)),
                            Tuple.tuple(2, "دو", Optional.empty()),
                            Tuple.tuple(1, "یک", Optional.empty()));
            assertThat(list.versions(id, Language.FA))
                    .allSatisfy(version -> assertThat(version.by()).isEqualTo("مریم حسینی‌نسب"));
        });
    }

    @Test
    void savingTheSameAgainMakesNoVersion() {
        shop.run(() -> {
            var id = write("ارسال", "یک");
            articles.save(id, Language.FA, 1, new ArticleText("ارسال", "یک"));
            assertThat(list.versions(id, Language.FA)).hasSize(1);
        });
    }

    @Test
    void thePublicKeepsTheOldVersionUntilTheNextIsPublished() {
        shop.run(() -> {
            var id = write("ارسال", "یک");
            assertThat(state(id)).isEqualTo(ArticleState.DRAFT);
            articles.publish(id, Language.FA);
            articles.save(id, Language.FA, 1, new ArticleText("ارسال", "دو"));
            assertThat(translation(id).published()).contains(1);
            assertThat(translation(id).hasUnpublishedChanges()).isTrue();
            articles.publish(id, Language.FA);
            assertThat(translation(id).published()).contains(2);
            articles.archive(id, Language.FA);
            assertThat(state(id)).isEqualTo(ArticleState.ARCHIVED);
            assertThat(translation(id).published()).isEmpty();
            assertThat(list.versions(id, Language.FA)).hasSize(2);
        });
    }

    @Test
    void languagesOfOneArticleStandBesideEachOtherAndAreSavedApart() {
        shop.run(() -> {
            var id = write("ارسال", "یک");
            articles.save(id, Language.EN, 0, new ArticleText("Delivery", "one"));
            articles.publish(id, Language.EN);
            var article = list.get(id);
            assertThat(article.in(Language.FA).orElseThrow().state()).isEqualTo(ArticleState.DRAFT);
            assertThat(article.in(Language.EN).orElseThrow().state()).isEqualTo(ArticleState.PUBLISHED);
            assertThat(article.preferring(Language.EN).latest().text().title()).isEqualTo("Delivery");
        });
    }

    @Test
    void whoSavesOverAnothersVersionIsTold() {
        shop.run(() -> {
            var id = write("ارسال", "یک");
            articles.save(id, Language.FA, 1, new ArticleText("ارسال", "از سارا"));
            assertThatThrownBy(() -> articles.save(id, Language.FA, 1, new ArticleText("ارسال", "از علی")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.status()).isEqualTo(HttpStatus.CONFLICT));
            assertThat(translation(id).latest().text().body()).isEqualTo("از سارا");
        });
    }

    @Test
    void ofManyWhoSaveAtOnceOneIsFirstAndAllOthersAreTold() throws Exception {
        var id = shop.acting(() -> write("ارسال", "یک"));
        var writers = 8;
        var start = new CyclicBarrier(writers);
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var saves = IntStream.range(0, writers)
                    .mapToObj(writer -> threads.submit(() -> {
                        start.await();
                        return shop.acting(() -> saves(id, "نویسنده " + writer));
                    }))
                    .toList();
            assertThat(saves.stream().filter(ArticlesTest::get)).hasSize(1);
        }
        shop.run(() -> assertThat(list.versions(id, Language.FA)).hasSize(2));
    }

    private boolean saves(UUID id, String body) {
        try {
            articles.save(id, Language.FA, 1, new ArticleText("ارسال", body));
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static boolean get(Future<Boolean> saved) {
        try {
            return saved.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePageOfTheSecondWriterKeepsBothTexts() {
        var id = shop.acting(() -> write("ارسال", "یک"));
        var sara = TestClient.member(shop.owner());
        sara.post("/knowledge/" + id, typed("1", "از سارا"));
        var answer = TestClient.member(shop.join(Role.AGENT)).post("/knowledge/" + id, typed("1", "از علی"));
        assertThat(answer.body()).contains("از سارا", "از علی", "name=\"base\" value=\"2\"");
        var again = sara.post("/knowledge/" + id, typed("2", "از هر دو"));
        assertThat(again.statusCode()).isEqualTo(302);
        shop.run(() -> assertThat(list.versions(id, Language.FA))
                .extracting(version -> version.text().body())
                .containsExactly("از هر دو", "از سارا", "یک"));
    }

    private static Map<String, String> typed(String base, String body) {
        return Map.of("title", "ارسال", "body", body, "base", base, "language", "fa", "then", "save");
    }

    @Test
    void anAnalystReadsAndDoesNotWrite() {
        var id = shop.acting(() -> write("ارسال", "یک"));
        var analyst = shop.join(Role.ANALYST);
        Acting.run(analyst.actor(), () -> {
            assertThat(list.get(id).id()).isEqualTo(id);
            for (var act : List.<Runnable>of(
                    () -> write("دیگر", ""),
                    () -> articles.save(id, Language.FA, 1, new ArticleText("x", "y")),
                    () -> articles.publish(id, Language.FA),
                    () -> articles.archive(id, Language.FA),
                    () -> articles.restore(id, Language.FA, 1),
                    () -> categories.add("دسته", ""))) {
                assertThatThrownBy(act::run)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.status()).isEqualTo(HttpStatus.FORBIDDEN));
            }
        });
    }

    @Test
    void titlesAreFoundWhileOneTypesInAnySpelling() {
        shop.run(() -> {
            var id = write("پی‌گیری سفارش‌های ارسال شده", "");
            write("شیوهٔ پرداخت", "");
            for (var typed : List.of("پیگیری", "پی گیری سفا", "پيگيري", "سفارشهای ارس")) {
                assertThat(list.find(typed)).as(typed).extracting(Article::id).containsExactly(id);
            }
            articles.save(id, Language.FA, 1, new ArticleText("رهگیری بسته", ""));
            assertThat(list.find("پیگیری")).isEmpty();
            assertThat(list.find("رهگیری")).hasSize(1);
        });
    }

    @Test
    void theListIsNarrowedByStateAndCategory() {
        shop.run(() -> {
            var category = categories.add("ارسال", "Delivery");
            var filed = articles.create(Language.FA, new ArticleText("یک", ""), Optional.of(category));
            var other = write("دو", "");
            articles.publish(other, Language.FA);
            assertThat(ids(new ArticleList.Filter(Optional.empty(), Optional.of(category))))
                    .containsExactly(filed);
            assertThat(ids(new ArticleList.Filter(Optional.of(ArticleState.PUBLISHED), Optional.empty())))
                    .containsExactly(other);
            assertThat(ids(ArticleList.Filter.NONE)).containsExactly(other, filed);
            categories.remove(category);
            assertThat(list.get(filed).category()).isEmpty();
        });
    }

    @Test
    void aTitleIsNeededAndATextHasABound() {
        assertThatThrownBy(() -> new ArticleText(" ", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new ArticleText("a".repeat(201), "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new ArticleText("a", "b".repeat(200_001))).isInstanceOf(Refused.class);
    }

    private List<UUID> ids(ArticleList.Filter filter) {
        return list.page(filter, Optional.empty()).articles().stream()
                .map(Article::id)
                .toList();
    }

    private UUID write(String title, String body) {
        return articles.create(Language.FA, new ArticleText(title, body), Optional.empty());
    }

    private Translation translation(UUID id) {
        return list.get(id).in(Language.FA).orElseThrow();
    }

    private ArticleState state(UUID id) {
        return translation(id).state();
    }
}
