package org.peyvand.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.peyvand.knowledge.Attacks;

/** The attacks on other sanitizers, as the bodies of articles: nothing is left that runs or loads. */
class SafeHtmlTest {

    private static final Set<String> ATTRIBUTES =
            Set.of("href", "rel", "src", "alt", "id", "align", "start", "dir", "open", "title");

    @Test
    void attacksOnOtherSanitizersAreHarmless() throws IOException {
        assumeTrue(System.getProperty("peyvand.data") != null, "peyvand.data is not set");
        var attacks = Attacks.all();
        assertThat(attacks).hasSizeGreaterThan(100);
        for (var attack : attacks) {
            assertHarmless(Markdown.html(attack.body(), "/knowledge/pictures/"), attack.name());
            assertHarmless(SafeHtml.of(attack.body()), attack.name() + " without Markdown");
        }
    }

    @Test
    void theCheckItselfSeesWhatIsHarmful() {
        for (var harmful : Set.of(
                "<script>x</script>",
                "<p onclick=x>",
                "<img src=https://example.com/a.png>",
                "<a href=javascript:x>y</a>",
                "<p style=color:red>")) {
            assertThatThrownBy(() -> assertHarmless(harmful, harmful)).isInstanceOf(AssertionError.class);
        }
    }

    /** As a browser would read it: known elements with known attributes, and addresses that only lead away when clicked. */
    static void assertHarmless(String html, String attack) {
        for (var element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
            if (element.normalName().equals("body")) continue;
            assertThat(SafeHtml.ELEMENTS).as(attack).contains(element.normalName());
            element.attributes()
                    .forEach(attribute -> assertThat(ATTRIBUTES).as(attack).contains(attribute.getKey()));
            assertAddresses(element, attack);
        }
    }

    private static void assertAddresses(Element element, String attack) {
        if (element.hasAttr("href")) {
            assertThat(element.attr("href").strip())
                    .as(attack)
                    .matches("(?is)(https?:|mailto:|tel:|[^:]*$|[^:]*[/?#].*).*");
        }
        if (element.hasAttr("src")) assertThat(element.attr("src")).as(attack).startsWith("/knowledge/pictures/");
        if (element.hasAttr("id")) assertThat(element.attr("id")).as(attack).matches("s[0-9]+");
    }
}
