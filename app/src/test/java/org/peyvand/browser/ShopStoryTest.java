package org.peyvand.browser;

import static org.peyvand.browser.Windows.fits;
import static org.peyvand.browser.Windows.sees;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private final ImitatedShop imitated = new ImitatedShop(230);
    private Windows windows;

    @BeforeEach
    void open() {
        windows = new Windows(port);
    }

    @AfterEach
    void close() {
        imitated.close();
        windows.close();
    }

    @Test
    void aShopIsConnectedTestedFilledAndSeenOnATimeline() {
        var page = windows.logIn(TestWorkspace.create().owner(), 390);
        page.navigate(windows.at("/settings/woocommerce"));
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

        page.navigate(windows.at("/customers?q=c5@example.com"));
        page.locator("main a[href^='/customers/']", new Page.LocatorOptions().setHasText("ثبت‌شده5"))
                .first()
                .click();
        sees(page.locator("main"), "چای عالی بود");
        PlaywrightAssertions.assertThat(page.locator(".stars")).hasText("★★★★★");
        fits(page);
        windows.assertNoComplaints();
    }
}
