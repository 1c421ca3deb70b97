package org.peyvand.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Markdown becomes: the marks people use, and none of what attackers use. */
class MarkdownTest {

    private static final String PICTURES = "/knowledge/pictures/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**پررنگ** | <strong>پررنگ</strong>",
                "# تیتر | <h2 id=\"s1\">تیتر</h2>",
                "- یک | <li>یک</li>",
                "[ما](https://example.com) | <a href=\"https://example.com\" rel=\"noopener noreferrer\">ما</a>",
                "~~نه~~ | <del>نه</del>",
                "نام <kbd>Enter</kbd> | <kbd>Enter</kbd>",
                "دامنهٔ <your-domain> | &lt;your-domain&gt;",
                "<script>alert(1)</script> | &lt;script&gt;",
            })
    void marksPeopleUse(String markdown, String html) {
        assertThat(html(markdown)).contains(html);
    }

    @Test
    void tablesAreTables() {
        assertThat(html("| روش | روز |\n|---|---|\n| پست | ۳ |")).contains("<th>روش</th>", "<td>۳</td>");
    }

    @Test
    void ownPicturesAreShownAndThoseOfOthersLinked() {
        var id = UUID.randomUUID();
        assertThat(html("![جعبه](picture:" + id + ")")).contains("<img src=\"" + PICTURES + id + "\"", "alt=\"جعبه\"");
        assertThat(html("![جعبه](https://example.com/a.png)"))
                .doesNotContain("<img")
                .contains("<a href=\"https://example.com/a.png\"", ">جعبه</a>");
        assertThat(html("<img src=\"https://example.com/a.png\">")).doesNotContain("<img");
        assertThat(html("<img src=\"/settings/business\">")).doesNotContain("<img");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "[x](vbscript:x)",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<div onclick=\"alert(1)\">x</div>",
                "<img src=x onerror=alert(1)>",
                "<div style=\"background:url(//example.com)\">x</div>",
                "<svg/onload=alert(1)>",
                "<iframe src=//example.com></iframe>",
                "<form action=//example.com><input name=q></form>",
                "<h2 id=\"confirm\">x</h2>",
                "![x](javascript:alert(1))",
                "<div\n><script\n>alert(1)</script\n>");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingRunsAndNothingLoads(String markdown) {
        SafeHtmlTest.assertHarmless(html(markdown), markdown);
    }

    @Test
    void headingsAreCountedAsThePassagesCountThem() {
        var body = "# یک\nالف\n\n> ## درون\n\n# دو\nب";
        assertThat(html(body)).contains("<h2 id=\"s1\">یک</h2>", "<h2 id=\"s3\">دو</h2>");
        assertThat(Passages.of(body))
                .extracting(Passages.Passage::heading, Passages.Passage::anchor)
                .containsExactly(Tuple.tuple("یک", "s1"), Tuple.tuple("دو", "s3"));
    }

    static List<String> endless() {
        int many = 20_000;
        return List.of(
                "*a ".repeat(many),
                "[".repeat(many),
                "[a](".repeat(many),
                "> ".repeat(many) + "a",
                "- ".repeat(many) + "a",
                "![".repeat(many),
                "<div>".repeat(many),
                "**a*".repeat(many),
                "`".repeat(many),
                "# a\n".repeat(many),
                "| a ".repeat(many) + "\n" + "|-".repeat(many),
                "~~a".repeat(many));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void endlessNestingIsShownSomehow(String body) {
        assertThat(html(body)).isNotNull();
        assertThat(Passages.of(body)).isNotNull();
    }

    private static String html(String body) {
        return Markdown.html(body, PICTURES);
    }
}
