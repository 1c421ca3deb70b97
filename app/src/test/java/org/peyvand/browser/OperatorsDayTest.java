package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.browser.Windows.sees;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an operator does in a day, in a real browser: write customers down, tell what happened, decide who is who. */
@PeyvandTest
class OperatorsDayTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Customers customers;

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
    void theSearchInTheHeaderAnswersWhileOneTypes() {
        var shop = TestWorkspace.create();
        var ids = shop.acting(() -> Stream.of("علی‌رضا رضایی", "رضا نوری", "مریم نوری")
                .map(name -> customers.create(new CustomerDetails(name, "شیراز", Optional.empty()), List.of()))
                .toList());
        var page = windows.logIn(shop.owner(), 1280);
        var search = page.locator("#search");

        search.pressSequentially("نوري");
        PlaywrightAssertions.assertThat(page.locator("#quick [role=option]")).hasCount(3);
        search.press("ArrowDown");
        search.press("ArrowUp");
        PlaywrightAssertions.assertThat(page.locator("#quick [aria-selected=true]"))
                .hasCount(0);
        search.press("Escape");
        PlaywrightAssertions.assertThat(page.locator("#quick")).isHidden();

        search.fill("مریم");
        sees(page.locator("#quick"), "مریم نوری");
        PlaywrightAssertions.assertThat(page.locator("#quick [role=option]")).hasCount(2);
        search.press("ArrowDown");
        search.press("Enter");
        page.waitForURL("**/customers/" + ids.getLast());

        search.fill("نوری");
        sees(page.locator("#quick"), "رضا نوری");
        search.press("Enter");
        page.waitForURL(url -> url.contains("/customers?q="));
        PlaywrightAssertions.assertThat(page.locator("#customers tbody tr")).hasCount(2);
    }

    @Test
    void whatIsTooLargeIsSaidToBeTooLarge(@TempDir Path folder) throws IOException {
        var page = windows.logIn(TestWorkspace.create().owner(), 1280);
        var large = folder.resolve("large.zip");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(50_000_001);
        }
        page.navigate(windows.at("/knowledge/folders"));
        page.locator("#file").setInputFiles(large);
        sees(page.locator("#file-chosen"), "۵۰ مگابایت");
        page.locator("main form .btn-primary").click();
        PlaywrightAssertions.assertThat(page.locator("form[aria-busy=true]")).hasCount(0);

        page.navigate(windows.at("/customers/new"));
        page.locator("#name").fill("علی");
        page.evaluate("document.querySelector('#name').removeAttribute('maxlength')");
        page.evaluate("document.querySelector('#name').value = 'x'.repeat(5_000_000)");
        page.locator("main form .btn-primary").click();
        sees(page.locator(".form-problem"), "از اندازهٔ مجاز بزرگ‌تر است");
        windows.assertNoComplaintsBut("413");
    }

    @Test
    void aCustomerIsWrittenDownMergedAndParted() {
        var page = windows.logIn(TestWorkspace.create().owner(), 1280);

        write(page, "علی‌رضا رضایی", "۰۹۱۲ ۳۴۵ ۶۷۸۹");
        page.locator(".compose-note textarea").fill("جوهر آبی می‌خواست");
        page.locator(".compose-note button").click();
        sees(page.locator(".timeline"), "جوهر آبی می‌خواست");
        page.locator(".compose-tab", named("فروش")).click();
        page.locator("[name=amount]").fill("۱۲۵۰۰۰۰");
        page.locator("[name=item]").fill("خودنویس");
        page.locator(".compose-sale button").click();
        sees(page.locator(".stats").first(), "۱٬۲۵۰٬۰۰۰ تومان");
        sees(page.locator(".timeline"), "خودنویس");
        var first = page.url();

        write(page, "خانم مریم نوری", "09123456789");
        sees(page.locator(".notice"), "علی‌رضا رضایی");
        page.locator(".notice a").first().click();
        page.locator("main form .btn-primary").click();
        sees(page.locator("#customer"), "جدا کردن");

        page.locator("main").getByText("جدا کردن").click();
        page.locator("#confirm button[value=yes]").click();
        PlaywrightAssertions.assertThat(page.locator("main").getByText("جدا کردن"))
                .hasCount(0);
        page.navigate(first);
        sees(page.locator(".stats").first(), "۱٬۲۵۰٬۰۰۰ تومان");
        windows.assertNoComplaints();
    }

    @Test
    void theListAnswersWhileOneTypes() {
        var page = windows.logIn(TestWorkspace.create().owner(), 1280);
        write(page, "علی‌رضا رضایی", "09123456789");
        write(page, "کاوه دانشور", "09351112233");

        page.navigate(windows.at("/customers"));
        page.locator("#q").pressSequentially("عليرضا");
        PlaywrightAssertions.assertThat(page.locator("#customers tbody tr")).hasCount(1);
        sees(page.locator("#customers"), "علی‌رضا رضایی");
        page.locator("#q").fill("۰۹۳۵");
        sees(page.locator("#customers"), "کاوه دانشور");
        page.locator("#q").fill("هیچ‌کس");
        sees(page.locator("#customers"), "کسی پیدا نشد");
        windows.assertNoComplaints();
    }

    @Test
    void whatIsRefusedOrMeetsNoServerOrNoSessionIsStillThereToBeSentAgainAndHappensOnce() {
        var member = TestWorkspace.create().owner();
        var page = windows.logIn(member, 1280);
        write(page, "نگار کیانی", "09121112233");
        page.locator(".compose-tab", named("فروش")).click();
        page.locator("[name=item]").fill("خودنویس");
        var sell = page.locator(".compose-sale .buttons button");
        var problem = page.locator(".compose-sale .form-problem");

        page.locator("[name=amount]").fill("دو میلیون");
        sell.click();
        sees(problem, "دو میلیون");

        page.locator("[name=amount]").fill("۱۲۵۰۰۰۰");
        page.context().setOffline(true);
        sell.click();
        sees(problem, "به سرور نرسیدیم");
        page.context().setOffline(false);

        page.context().clearCookies();
        sell.click();
        sees(problem, "از حساب خود خارج شده‌اید");
        windows.logIn(member, page.context().newPage());
        sell.click();

        sees(page.locator(".timeline"), "خودنویس");
        sees(page.locator(".stats").first(), "۱٬۲۵۰٬۰۰۰ تومان");

        page.route("**/notes", route -> {
            route.fetch();
            route.abort();
        });
        page.locator(".compose-note textarea").fill("پاسخش در راه گم شد");
        page.locator(".compose-note button").click();
        sees(page.locator(".compose-note .form-problem"), "به سرور نرسیدیم");
        page.unroute("**/notes");
        page.locator(".compose-note button").click();
        sees(page.locator(".timeline"), "پاسخش در راه گم شد");
        PlaywrightAssertions.assertThat(page.locator(".timeline .happening-text", named("پاسخش در راه گم شد")))
                .hasCount(1);

        page.locator(".take-back button").first().click();
        page.locator("#confirm button[value=yes]").click();
        sees(page.locator("#toasts"), "از خط زمان حذف شد");
        PlaywrightAssertions.assertThat(page.locator(".timeline .happening")).hasCount(1);
        page.locator(".take-back button").click();
        sees(page.locator("#confirm"), "این فروش حذف شود؟");
        page.locator("#confirm button[value=yes]").click();
        PlaywrightAssertions.assertThat(page.locator(".timeline .happening")).hasCount(0);
        PlaywrightAssertions.assertThat(page.locator(".stats").first()).not().containsText("۱٬۲۵۰٬۰۰۰");
        windows.assertNoComplaintsBut("Failed to load resource");
    }

    @ParameterizedTest
    @CsvSource({"fa, 390", "fa, 1280", "en, 390", "en, 1280"})
    void everyPageFitsItsWindowInItsDirection(String language, int width) {
        var shop = TestWorkspace.create(language.equals("fa") ? TestWorkspace.IRANIAN : TestWorkspace.ENGLISH);
        var page = windows.logIn(shop.owner(), width);
        write(page, "Ali Rezaei علی رضایی", "+989123456789");
        var customer = page.url().substring(page.url().indexOf("/customers"));
        for (var path :
                List.of("/", "/customers", "/customers/new", "/customers/same", customer, "/settings", "/nowhere")) {
            page.navigate(windows.at(path));
            var direction = page.locator("html").getAttribute("dir");
            assertThat(direction).as(path).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as(path)
                    .isEqualTo(0);
        }
        windows.assertNoComplaintsBut("404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa", "en"})
    void everyPartHasItsWholeNameOnTheNarrowestPhone(String language) {
        var shop = TestWorkspace.create(language.equals("fa") ? TestWorkspace.IRANIAN : TestWorkspace.ENGLISH);
        var page = windows.logIn(shop.owner(), 320);
        assertThat(page.evaluate("[...document.querySelectorAll('.bottom span')]"
                        + ".filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent)"))
                .isEqualTo(List.of());
    }

    private void write(Page page, String name, String mobile) {
        page.navigate(windows.at("/customers/new"));
        page.locator("[name=name]").fill(name);
        page.locator("[name=mobile]").fill(mobile);
        page.locator("main form .btn-primary").click();
        page.locator("#customer").waitFor();
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
