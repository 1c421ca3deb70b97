package org.peyvand.channel.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail's own layout is shown, and nothing in it runs, calls home unasked, or leaves its place. */
class MailHtmlTest {

    private static final Pattern EXECUTABLE = Pattern.compile(
            "(?i)<(?:script|iframe|object|embed|svg|math|form|input|button|link|meta|base|style|frame|applet|audio|video|template|noscript)\\b"
                    + "|<[^>]*\\son\\w+\\s*="
                    + "|<[^>]*(?:href|src|action|background|style)\\s*=\\s*\"[^\"]*(?:javascript|vbscript|data:text|expression\\s*\\(|url\\s*\\()");

    private static String shown(String html, boolean pictures) {
        var whole = MailHtml.harmless(html, Map.of(), pictures);
        return whole.substring(whole.indexOf("<body dir"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owasp", "jsoup", "loofah"})
    void nothingOfTheAttacksIsLeft(String archive) {
        MailArchive.files("html-xss", archive).forEach((name, bytes) -> {
            var text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(EXECUTABLE.matcher(shown(text, true)).results().map(found -> found.group()))
                    .as(name)
                    .isEmpty();
            text.lines()
                    .filter(line -> line.contains("<"))
                    .forEach(line -> assertThat(EXECUTABLE
                                    .matcher(shown(line, true))
                                    .results()
                                    .map(found -> found.group()))
                            .as(name + ": " + line)
                            .isEmpty());
        });
    }

    @Test
    void picturesFromElsewhereComeOnlyWhenAskedFor() {
        var html = "<p>سلام</p><img src=\"https://tracker.example.com/1.gif\" alt=\"logo\">"
                + "<div style=\"background:url(https://tracker.example.com/2.gif)\">x</div>"
                + "<table background=\"https://tracker.example.com/3.gif\"><tr><td>y</table>";
        assertThat(shown(html, false)).contains("سلام").doesNotContain("tracker");
        assertThat(shown(html, true))
                .contains("https://tracker.example.com/1.gif")
                .doesNotContain("2.gif", "3.gif");
    }

    @Test
    void picturesItBringsAreShown() {
        var picture = new Part.Single(
                new Headers(List.of(new Headers.Header("content-type", "image/png"))), new byte[] {1, 2, 3});
        var shown = MailHtml.harmless("<img src=\"cid:logo\"><img src=\"cid:other\">", Map.of("logo", picture), false);
        assertThat(shown).contains("data:image/png;base64,AQID").doesNotContain("cid:");
    }

    @Test
    void wordsTablesAndLinksStay() {
        var shown = shown(
                "<table><tr><td bgcolor=\"#eee\" dir=rtl><b>قیمت</b> <a href=\"https://example.com/a\">اینجا</a></table>",
                false);
        assertThat(shown).contains("<b>قیمت</b>", "href=\"https://example.com/a\"", "noopener", "dir=\"rtl\"");
    }
}
