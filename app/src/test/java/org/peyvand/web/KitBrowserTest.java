package org.peyvand.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.browser.Chromium;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** The kit in a real Chromium, under the product's content security policy. */
@SpringBootTest(classes = KitApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("kit")
class KitBrowserTest {

    private final Browser browser = Chromium.browser();

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();

    @AfterEach
    void leaveNothingOpen() {
        browser.contexts().forEach(BrowserContext::close);
    }

    @ParameterizedTest
    @CsvSource({"fa,rtl,360", "en,ltr,360", "fa,rtl,1280", "en,ltr,1280"})
    void fitsTheWindowInItsDirectionWithoutAComplaint(String language, String direction, int width) {
        var page = open(language, width);
        assertThat(page.locator("html").getAttribute("dir")).isEqualTo(direction);
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0);
        assertThat(page.evaluate("document.fonts.check('16px Vazirmatn')")).isEqualTo(true);
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyControlHasANameAndNothingIsStyledInline() {
        var page = open("fa", 1280);
        var nameless = page.evaluate("""
                [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
                    .filter(e => !(e.labels?.length || e.getAttribute('aria-label') || e.innerText?.trim()
                        || e.textContent.trim()))
                    .map(e => e.outerHTML)""");
        assertThat((List<?>) nameless).isEmpty();
        assertThat(page.locator("[style], [onclick]").count()).isZero();
    }

    @Test
    void theThemeIsRemembered() {
        var page = open("en", 1280);
        assertThat(page.locator("html").getAttribute("data-bs-theme")).isEqualTo("light");
        page.locator(".top summary").first().click();
        page.locator(".top [data-theme-choice=dark]").click();
        page.reload();
        assertThat(page.locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
    }

    @Test
    void keysReachSearchHelpAndParts() {
        var page = open("fa", 1280);
        page.keyboard().press("Slash");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
        page.keyboard().press("Tab");
        page.keyboard().press("Shift+Slash");
        page.locator("#keys[open]").waitFor();
        page.keyboard().press("Escape");
        page.locator("#keys[open]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.keyboard().press("g");
        page.keyboard().press("s");
        page.waitForURL("**/settings");
    }

    @Test
    void digitsOfAnyScriptAreShownAsThePagesAndSentAsAscii() {
        var page = open("fa", 1280);
        page.locator("#phone").pressSequentially("0912٣٤٥۶۷۸۹");
        assertThat(page.locator("#phone").inputValue()).isEqualTo("۰۹۱۲۳۴۵۶۷۸۹");
        page.locator("#email").fill("maryam@example.com");
        page.locator(".form[data-guard] .btn-primary").click();
        page.locator(".toast-note").waitFor();
        assertThat(page.request().get(address("/kit/sent")).text()).isEqualTo("09123456789");
    }

    @Test
    void destructiveActsAreAskedFirst() {
        var page = open("fa", 1280);
        page.locator("#destroy").click();
        page.locator("#confirm[open] button[value=no]").click();
        assertThat(page.locator(".toast-note").count()).isZero();
        page.locator("#destroy").click();
        page.locator("#confirm[open] button[value=yes]").click();
        page.locator(".toast-note").waitFor();
    }

    @Test
    void htmxLoadsPartsAndShowsRefusalsUnderThePolicy() {
        var page = open("en", 1280);
        page.locator("#load").click();
        page.locator("#loaded .skeleton").waitFor();
        page.locator("#refuse").click();
        var toast = page.locator(".toast-note-bad");
        toast.waitFor();
        assertThat(toast.textContent()).contains("Somebody else changed it");
        assertThat(complaints).noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private Page open(String language, int width) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(ColorScheme.LIGHT));
        context.addCookies(List.of(new Cookie("language", language).setUrl(address("/"))));
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address("/kit"));
        return page;
    }
}
