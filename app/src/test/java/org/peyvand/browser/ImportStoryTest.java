package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shop's file of orders, from the upload to the download of what was not taken, in a real browser, in Persian. */
@PeyvandTest
class ImportStoryTest {

    private static final int ORDERS = 4_000;

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aFileIsLookedOverImportedAndReported(int width) throws IOException {
        var page = logIn(width);
        page.navigate(at("/customers/import"));
        page.locator("#file").setInputFiles(new FilePayload("سفارش‌ها.csv", "text/csv", file()));
        page.locator("main form .btn-primary").click();
        page.waitForURL("**/customers/import/*-*");
        fits(page);
        sees(page.locator("#plan"), "سفارش‌ها.csv");
        PlaywrightAssertions.assertThat(page.locator("#understood tbody tr")).hasCount(20);
        sees(page.locator("#understood"), "۱٬۲۵۰٬۰۰۰ تومان");
        sees(page.locator("#understood"), "۵ فروردین ۱۴۰۴");

        var amounts = page.locator("[name=unit]");
        amounts.selectOption("CURRENCY");
        sees(page.locator("#understood"), "۱۲۵٬۰۰۰ تومان");
        page.locator("[name=unit]").selectOption("TOMAN");
        sees(page.locator("#understood"), "۱٬۲۵۰٬۰۰۰ تومان");
        var goods = page.locator(".plan-columns select").nth(4);
        goods.selectOption("");
        PlaywrightAssertions.assertThat(page.locator(".plan-columns select").nth(4))
                .hasValue("");
        fits(page);

        page.locator("#plan-form .btn-primary").click();
        page.locator("#import").waitFor();
        assertThat(page.locator("#import progress, #import [role=progressbar]").count())
                .isPositive();
        sees(page.locator("#import"), "انجام شد");
        sees(page.locator("#import"), "۱۰۰٪");
        sees(page.locator("#import"), "۳٬۹۹۹");
        sees(page.locator("#import"), "1404/12/30");
        fits(page);
        var table =
                page.waitForDownload(() -> page.locator("a[href$='/rejected']").click());
        assertThat(Files.readString(table.path())).contains("1404/12/30", "سطر");
        assertThat(complaints).isEmpty();
    }

    private static byte[] file() {
        return IntStream.range(0, ORDERS)
                .mapToObj(order -> "%d,%s,مشتری %d,0912345%04d,کتاب,1,1250000\n"
                        .formatted(1000 + order, order == 77 ? "1404/12/30" : "1404/01/05", order % 300, order % 300))
                .collect(Collectors.joining("", "شماره سفارش,تاریخ,نام مشتری,موبایل,نام کالا,تعداد,قیمت واحد\n", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(page.url())
                .isEqualTo(0);
    }

    private Page logIn(int width) {
        var shop = TestWorkspace.create();
        context = Chromium.browser().newContext(new NewContextOptions().setViewportSize(width, 800));
        var page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
        page.navigate(at("/login"));
        page.locator("[name=email]").fill(shop.owner().email());
        page.locator("[name=password]").fill(shop.owner().password());
        page.locator("main .btn-primary").click();
        page.waitForURL(at("/"));
        return page;
    }

    private static void sees(Locator where, String text) {
        PlaywrightAssertions.assertThat(where).containsText(text);
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
