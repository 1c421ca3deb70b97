package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.browser.Windows.sees;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a question to its answer, in a real browser: an article is written and published, and a stranger finds it. */
@PeyvandTest
class WritersDayTest {

    /** Attacks that other sanitizers were tried with, and some that Markdown makes possible. */
    private static final List<String> ATTACKS = List.of(
            "<script>window.hacked = 1</script>",
            "<img src=x onerror=\"window.hacked = 1\">",
            "<svg/onload=\"window.hacked = 1\">",
            "<iframe src=\"javascript:parent.hacked=1\"></iframe>",
            "<details open ontoggle=\"window.hacked = 1\">x</details>",
            "<div style=\"background:url('https://attacker.example/x')\">x</div>",
            "![x](https://attacker.example/a.png)",
            "<math><mtext><table><mglyph><style><img src=x onerror=window.hacked=1>",
            "<noscript><p title=\"</noscript><img src=x onerror=window.hacked=1>\">",
            "<a href=\"javascript:window.hacked=1\" id=\"trap\">x</a>");

    @LocalServerPort
    private int port;

    private final List<String> elsewhere = new ArrayList<>();
    private final String slug = "shop-" + UUID.randomUUID().toString().substring(0, 8);
    private Windows windows;

    @BeforeEach
    void open() {
        windows = new Windows(port);
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void anArticleIsWrittenPublishedFoundAndVotedFor() {
        var page = windows.logIn(TestWorkspace.create().owner(), 1280);
        openHelpCentre(page);
        page.navigate(windows.at("/knowledge/new"));
        page.locator("[name=title]").fill("هزینهٔ ارسال");
        page.locator("#body").fill("## در تهران\n\nپیک **رایگان** است.");
        sees(page.locator("#preview h2"), "در تهران");
        page.locator("[name=then][value=publish]").click();
        sees(page.locator(".page-head"), "منتشرشده");

        page.navigate(windows.at("/help/" + slug));
        page.locator("[name=q]").pressSequentially("هزينه ارسا");
        sees(page.locator("#answers li"), "هزینهٔ ارسال");
        page.locator("#answers li a").first().click();
        sees(page.locator("article"), "رایگان");
        page.locator("button[value=yes]").click();
        sees(page.locator("#useful"), "سپاس");
        page.navigate(windows.at("/knowledge"));
        sees(page.locator("#articles"), "۱ از ۱");
        windows.assertNoComplaints();
    }

    @Test
    void nothingOfAnAttackRunsOrLoadsFromElsewhere() {
        var page = windows.logIn(TestWorkspace.create().owner(), 1280);
        page.onRequest(request -> {
            if (!request.url().startsWith(windows.at("")) && !request.url().startsWith("data:"))
                elsewhere.add(request.url());
        });
        openHelpCentre(page);
        page.navigate(windows.at("/knowledge/new"));
        page.locator("[name=title]").fill("<img src=x onerror=\"window.hacked = 1\">");
        page.locator("#body").fill(String.join("\n\n", ATTACKS));
        sees(page.locator("#preview"), "<script>");
        page.locator("[name=then][value=publish]").click();
        sees(page.locator(".page-head"), "منتشرشده");
        for (var path :
                List.of("/knowledge", "/help/" + slug, "/help/" + slug + "/fa/1", "/help/" + slug + "/fa/search?q=x")) {
            page.navigate(windows.at(path));
            page.waitForTimeout(300);
            assertThat(page.evaluate("typeof window.hacked")).as(path).isEqualTo("undefined");
        }
        assertThat(elsewhere).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fa, 390", "fa, 1280", "en, 390", "en, 1280"})
    void everyPageFitsItsWindowInItsDirection(String language, int width) {
        var shop = TestWorkspace.create(language.equals("fa") ? TestWorkspace.IRANIAN : TestWorkspace.ENGLISH);
        var page = windows.logIn(shop.owner(), width);
        openHelpCentre(page);
        page.navigate(windows.at("/knowledge/new"));
        page.locator("[name=title]").fill("Delivery ارسال");
        page.locator("#body")
                .fill("| a | b |\n|---|---|\n| " + "long ".repeat(40) + " | https://example.com/" + "x".repeat(120)
                        + " |");
        page.locator("[name=then][value=publish]").click();
        page.locator(".page-head .badge-tone").waitFor();
        var article = page.url().substring(page.url().indexOf("/knowledge"));
        var help = "/help/" + slug + "/" + language;
        for (var path : List.of(
                "/knowledge",
                "/knowledge/new",
                article,
                article.replace("?", "/history?"),
                "/knowledge/categories",
                "/knowledge/questions",
                "/knowledge/folders",
                "/settings/help-centre",
                help,
                help + "/1",
                help + "/search?q=delivery")) {
            page.navigate(windows.at(path));
            assertThat(page.locator("html").getAttribute("dir"))
                    .as(path)
                    .isEqualTo(language.equals("fa") ? "rtl" : "ltr");
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as(path)
                    .isEqualTo(0);
        }
        windows.assertNoComplaints();
    }

    private void openHelpCentre(Page page) {
        page.navigate(windows.at("/settings/help-centre"));
        page.locator("[name=slug]").fill(slug);
        page.locator("[name=open]").check();
        page.locator("main form .btn-primary").click();
        page.locator("main a[target=_blank]").waitFor();
    }
}
