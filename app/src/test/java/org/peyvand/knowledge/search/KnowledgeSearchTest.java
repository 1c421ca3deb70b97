package org.peyvand.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.KnowledgeSearch;
import org.peyvand.web.Language;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** A question in one's own words leads to the passage that answers it, and to nothing that is not published here. */
@PeyvandTest
class KnowledgeSearchTest {

    @Autowired
    private Articles articles;

    @Autowired
    private KnowledgeSearch search;

    private TestWorkspace shop;
    private UUID delivery;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        shop.run(() -> {
            delivery = publish(
                    "ارسال سفارش‌ها", "# تهران\n\nپیک همان روز می‌رسد.\n\n# شهرستان\n\nپست پیشتاز سه روزه می‌رساند.");
            publish("بازگرداندن کالا", "تا هفت روز کالای بازنشده را پس می‌گیریم و پول را به کارت برمی‌گردانیم.");
            publish("ضمانت دستگاه", "اسپرسوسازها هجده ماه ضمانت دارند.");
            publish("پی‌گیری بسته", "کد رهگیری پیامک می‌شود.");
            publish("روش‌های پرداخت", "درگاه بانکی، کارت به کارت و پرداخت در محل.");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "چطور کالا را پس بدهم؟, بازگرداندن کالا",
        "اسپرسوساز من چند ماه ضمانت دارد؟, ضمانت دستگاه",
        "پيگيري بستهٔ من, پی‌گیری بسته",
        "می توانم در محل پرداخت کنم, روش‌های پرداخت",
        "کارت‌های, بازگرداندن کالا|روش‌های پرداخت",
    })
    void theAnswerComesFirst(String question, String title) {
        shop.run(() -> assertThat(
                        search.find(question, Language.FA, 5).hits().getFirst().title())
                .isIn((Object[]) title.split("\\|")));
    }

    @Test
    void thePassageIsNamedWithItsHeading() {
        shop.run(() -> assertThat(
                        search.find("پست به شهرستان کی می‌رسد؟", Language.FA, 5).hits())
                .first()
                .satisfies(hit -> assertThat(hit.article()).isEqualTo(delivery))
                .satisfies(hit -> assertThat(hit.heading()).isEqualTo("شهرستان"))
                .satisfies(hit -> assertThat(hit.anchor()).isEqualTo("s2")));
    }

    @Test
    void whatNobodyWroteDownIsNotPretendedToBeKnown() {
        shop.run(() -> {
            assertThat(search.find("اسپرسوساز چند ماه ضمانت دارد؟", Language.FA, 5)
                            .isConfident())
                    .isTrue();
            for (var unknown :
                    List.of("آیا بیمهٔ درمانی کارمندان شما تکمیلی است؟", "قیمت دلار فردا", "qwerty", "؟", "")) {
                assertThat(search.find(unknown, Language.FA, 5).isConfident())
                        .as(unknown)
                        .isFalse();
            }
        });
    }

    @Test
    void aWordThatIsStillBeingTypedIsCompleted() {
        shop.run(() -> {
            assertThat(search.complete("ضما", Language.FA, 5).hits())
                    .extracting(KnowledgeSearch.Hit::title)
                    .containsExactly("ضمانت دستگاه");
            assertThat(search.find("ضما", Language.FA, 5).hits()).isEmpty();
        });
    }

    @Test
    void draftsWithdrawnArticlesOtherLanguagesAndOtherBusinessesAreNotSearched() {
        shop.run(() -> {
            articles.create(Language.FA, new ArticleText("ضمانت پنهان", "ضمانت"), Optional.empty());
            articles.withdraw(delivery, Language.FA);
            assertThat(search.find("ضمانت", Language.FA, 5).hits()).hasSize(1);
            assertThat(search.find("پیک تهران", Language.FA, 5).hits()).isEmpty();
            assertThat(search.find("ضمانت", Language.EN, 5).hits()).isEmpty();
        });
        TestWorkspace.create()
                .run(() ->
                        assertThat(search.find("ضمانت", Language.FA, 5).hits()).isEmpty());
    }

    @Test
    void publishingAgainReplacesWhatWasFoundBefore() {
        shop.run(() -> {
            articles.save(delivery, Language.FA, 1, new ArticleText("ارسال", "تنها با پهپاد می‌فرستیم."));
            assertThat(search.find("پهپاد", Language.FA, 5).hits()).isEmpty();
            articles.publish(delivery, Language.FA);
            assertThat(search.find("پهپاد", Language.FA, 5).hits()).hasSize(1);
            assertThat(search.find("پیشتاز", Language.FA, 5).hits()).isEmpty();
        });
    }

    private UUID publish(String title, String body) {
        var id = articles.create(Language.FA, new ArticleText(title, body), Optional.empty());
        articles.publish(id, Language.FA);
        return id;
    }
}
