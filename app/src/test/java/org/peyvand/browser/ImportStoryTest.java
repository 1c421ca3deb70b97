package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.browser.Windows.fits;
import static org.peyvand.browser.Windows.sees;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private Windows windows;

    @BeforeEach
    void open() {
        windows = new Windows(port);
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aFileIsLookedOverImportedAndReported(int width) throws IOException {
        var page = windows.logIn(TestWorkspace.create().owner(), width);
        page.navigate(windows.at("/customers/import"));
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
        windows.assertNoComplaints();
    }

    private static byte[] file() {
        return IntStream.range(0, ORDERS)
                .mapToObj(order -> "%d,%s,مشتری %d,0912345%04d,کتاب,1,1250000\n"
                        .formatted(1000 + order, order == 77 ? "1404/12/30" : "1404/01/05", order % 300, order % 300))
                .collect(Collectors.joining("", "شماره سفارش,تاریخ,نام مشتری,موبایل,نام کالا,تعداد,قیمت واحد\n", ""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
