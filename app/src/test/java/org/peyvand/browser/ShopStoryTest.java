package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.commerce.woocommerce.ImitatedShop;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From an address and a key to a shop that is filled, in a real browser, on a phone, in Persian. */
@PeyvandTest
class ShopStoryTest {

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();
    private final ImitatedShop imitated = new ImitatedShop(230);
    private BrowserContext context;

    @AfterEach
    void close() {
        imitated.close();
        context.close();
    }

    @Test
    void aShopIsConnectedTestedFilledAndSeenOnATimeline() {
        var page = logIn();
        page.navigate(at("/settings/woocommerce"));
        page.locator("[data-dialog=new-shop]").first().click();
        page.locator("#new-shop [name=address]").fill(imitated.address());
        page.locator("#new-shop [name=key]").fill(ImitatedShop.KEY);
        page.locator("#new-shop [name=secret]").fill(ImitatedShop.SECRET);
        page.locator("#new-shop .btn-primary").click();
        page.waitForURL("**/settings/woocommerce/*-*");
        sees(page.locator("main"), "تازه");
        fits(page);

        page.locator("#shop-acts .btn-primary").click();
        sees(page.locator("#shop-check"), "کلید پذیرفته شد");
        sees(page.locator("#shop-check"), "همه چیز آماده است");
        fits(page);

        page.locator("#shop-acts .btn-primary").click();
        sees(page.locator("#shop-progress"), "وصل");
        sees(page.locator("#shop-progress"), "سفارش: ۲۳۰");
        sees(page.locator("#shop-progress"), "به ارز دیگری است");
        PlaywrightAssertions.assertThat(page.locator("#shop-progress .tone-good progress"))
                .hasCount(3);
        fits(page);

        page.navigate(at("/customers?q=c5@example.com"));
        page.locator("main a[href^='/customers/']", new Page.LocatorOptions().setHasText("ثبت‌شده5"))
                .first()
                .click();
        sees(page.locator("main"), "چای عالی بود");
        PlaywrightAssertions.assertThat(page.locator(".stars")).hasText("★★★★★");
        fits(page);
        assertThat(complaints).isEmpty();
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(page.url())
                .isEqualTo(0);
    }

    private Page logIn() {
        var shop = TestWorkspace.create();
        context = Chromium.browser().newContext(new NewContextOptions().setViewportSize(390, 800));
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
