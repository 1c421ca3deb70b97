package org.peyvand.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.HelpSettings;
import org.peyvand.web.Language;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is about to answer is shown what is written down already, and whether the customer can read it too. */
@PeyvandTest
class SuggestionsTest {

    @Autowired
    private Articles articles;

    @Autowired
    private HelpCentre centre;

    private TestWorkspace shop;
    private final String slug = "s-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void write() {
        shop = TestWorkspace.create();
        shop.run(() -> {
            publish("ارسال سفارش", "هزینهٔ ارسال به تبریز ۸۵ هزار تومان است.");
            publish("نگهداری قهوه", "قهوه را دور از نور نگه دارید.");
            publish("مرجوعی", "تا هفت روز می‌توانید کالا را پس بفرستید.");
        });
    }

    private void publish(String title, String text) {
        var id = articles.create(Language.FA, new ArticleText(title, text), Optional.empty());
        articles.publish(id, Language.FA);
    }

    @Test
    void theArticleThatAnswersIsShownWithItsPublicAddressWhereItHasOne() {
        assertThat(suggested("هزينه ارسال به تبريز"))
                .contains("ارسال سفارش", "۸۵ هزار تومان", "data-insert=\"answer\"")
                .doesNotContain("/help/");
        shop.run(() -> centre.change(new HelpSettings(true, slug, "", "")));
        assertThat(suggested("هزينه ارسال به تبريز")).contains("/help/" + slug + "/fa/");
    }

    @Test
    void whereNothingIsWrittenAnArticleIsAskedFor() {
        assertThat(suggested("رئیس‌جمهور پرتغال کیست؟"))
                .contains("/knowledge/new")
                .doesNotContain("data-insert");
        assertThat(suggested("")).contains("/knowledge/new");
    }

    @Test
    void anotherBusinessSeesNothingOfIt() {
        var other = TestClient.member(TestWorkspace.create().owner());
        assertThat(other.get("/knowledge/suggestions?question=" + encoded("هزینهٔ ارسال به تبریز"))
                        .body())
                .doesNotContain("تومان");
    }

    private String suggested(String question) {
        var answer = TestClient.member(shop.owner()).get("/knowledge/suggestions?question=" + encoded(question));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
