package org.peyvand.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.KnowledgeBelongings;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures of articles: taken for what they are, and public only while an article that shows them is. */
@PeyvandTest
class PicturesTest {

    @Autowired
    private Pictures pictures;

    @Autowired
    private Articles articles;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<html>",
                "%PDF-1.7"
            })
    void whatIsNoPictureIsRefusedWhateverItIsCalled(String content) {
        shop.run(() -> assertThatThrownBy(
                        () -> pictures.add("photo.png", content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Refused.class));
    }

    @Test
    void aPictureThatIsTooLargeIsRefused() {
        var large = Arrays.copyOf(KnowledgeBelongings.DOT, Pictures.LARGEST + 1);
        shop.run(() -> assertThatThrownBy(() -> pictures.add("dot.gif", large)).isInstanceOf(Refused.class));
    }

    @Test
    void theSamePictureIsKeptOnce() {
        shop.run(() -> assertThat(pictures.add("a.gif", KnowledgeBelongings.DOT))
                .isEqualTo(pictures.add("b.gif", KnowledgeBelongings.DOT)));
    }

    @Test
    void aPictureIsServedAsWhatItIsAndNothingElse() {
        var id = shop.acting(() -> pictures.add("../../evil\u202egpj.html", KnowledgeBelongings.DOT));
        var answer = TestClient.member(shop.owner()).get("/knowledge/pictures/" + id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy").toString())
                .contains("sandbox");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("private");
    }

    @Test
    void aPictureIsPublicWhileAPublishedArticleShowsIt() {
        shop.run(() -> {
            var id = pictures.add("a.gif", KnowledgeBelongings.DOT);
            var article =
                    articles.create(Language.FA, new ArticleText("عکس", "![](picture:" + id + ")"), Optional.empty());
            assertThat(pictures.published(id)).isEmpty();
            articles.publish(article, Language.FA);
            assertThat(pictures.published(id)).isPresent();
            articles.archive(article, Language.FA);
            assertThat(pictures.published(id)).isEmpty();
            assertThat(pictures.get(id)).isPresent();
        });
    }
}
