package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.browser.Windows.sees;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.channel.form.Form;
import org.peyvand.channel.form.Forms;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Message;
import org.peyvand.customer.Touch;
import org.peyvand.customer.Touches;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A form of the business on a page of its own site, which is another site to the browser and has looks of its own. */
@PeyvandTest
class FormOnSiteDayTest {

    private static final String PAGE = """
            <!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>فروشگاه</title>
            <style>iframe { display: none !important; width: 3px; height: 7px !important; border: 9px solid red }
            * { font-size: 70px } body { margin: 0 }</style></head>
            <body><main><p>بالا</p><script src="%s" async></script><p id="below">پایین</p></main></body></html>""";

    @LocalServerPort
    private int port;

    @Autowired
    Forms forms;

    @Autowired
    Conversations conversations;

    @Autowired
    Inbox inbox;

    @Autowired
    Touches touches;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;
    private Windows windows;
    private HttpServer site;
    private String line;

    @BeforeEach
    void open() throws IOException {
        shop = TestWorkspace.create();
        windows = new Windows(port);
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            var page = PAGE.formatted(line).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void close() {
        windows.close();
        site.stop(0);
    }

    private String site() {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }

    private Form formOn(List<String> sites) {
        var form = new Form(Forms.newId(), "شکایت", "بفرمایید", true, true, false, false, List.of(), sites, true);
        shop.run(() -> forms.add(form));
        line = windows.at("/f/" + form.key(shop.id()) + "/embed.js");
        return form;
    }

    @Test
    void customerComplainsOnThePageOfTheShopAndReadsTheAnswerOnAPageOfTheirOwn() {
        formOn(List.of(site()));
        var dark = new NewContextOptions().setViewportSize(390, 800).setColorScheme(ColorScheme.DARK);
        var page = windows.open(dark);
        page.navigate(site() + "/?utm_source=instagram&utm_campaign=yalda");
        var form = page.frameLocator("[data-peyvand-form]");
        sees(form.locator("h1"), "شکایت");
        PlaywrightAssertions.assertThat(form.locator(".card")).hasCSS("background-color", "rgb(255, 255, 255)");
        PlaywrightAssertions.assertThat(form.locator("h1")).not().hasCSS("font-size", "70px");
        assertAsTallAsItsContent(page, form);
        Windows.fits(page);

        form.locator("[name=mobile]").fill("۰۹۱۲۳۴۵۶۷۸۹");
        form.locator("[name=text]").fill("بسته خالی رسید");
        form.locator("form .btn-primary").click();
        sees(form.locator("main"), "یک بار دیگر");
        assertAsTallAsItsContent(page, form);
        clock.advance(Duration.ofSeconds(3));
        form.locator("form .btn-primary").click();
        sees(form.locator("h1"), "پیام شما رسید");
        assertAsTallAsItsContent(page, form);

        var talk = shop.acting(
                () -> inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                        .conversations()
                        .getFirst());
        shop.run(() -> conversations.answer(talk.id(), "همین امروز دوباره می‌فرستیم"));
        var own = page.context().waitForPage(() -> form.locator(".btn-primary").click());
        sees(own.locator("#said"), "همین امروز دوباره می‌فرستیم");
        shop.run(() -> {
            assertThat(conversations.messages(talk.id(), Integer.MAX_VALUE, false))
                    .extracting(Message::text)
                    .containsExactly("بسته خالی رسید", "همین امروز دوباره می‌فرستیم");
            assertThat(touches.of(talk.customer().orElseThrow()))
                    .extracting(Touch::campaign)
                    .containsExactly("yalda");
        });
        windows.assertNoComplaints();
    }

    /** By its link, in a browser that runs no script. */
    @Test
    void formWorksWithoutAnyScript() {
        var form = formOn(List.of());
        var page =
                windows.open(new NewContextOptions().setViewportSize(390, 800).setJavaScriptEnabled(false));
        page.navigate(windows.at("/f/" + form.key(shop.id())));
        page.locator("[name=mobile]").fill("۰۹۱۲۳۴۵۶۷۸۹");
        page.locator("[name=text]").fill("بسته خالی رسید");
        clock.advance(Duration.ofSeconds(3));
        page.locator("form .btn-primary").click();
        sees(page.locator("#said"), "بسته خالی رسید");
        page.locator("[name=text]").fill("هنوز نرسیده");
        clock.advance(Duration.ofSeconds(3));
        page.locator("form .btn-primary").click();
        sees(page.locator("#said"), "هنوز نرسیده");
        PlaywrightAssertions.assertThat(page.locator("#website")).not().isInViewport();
        windows.assertNoComplaints();
    }

    @Test
    void pageOfAnotherSiteShowsNoForm() {
        formOn(List.of("https://shop.example.ir"));
        var page = windows.open(1280);
        page.navigate(site());
        var frame = page.locator("[data-peyvand-form]");
        frame.waitFor();
        page.waitForLoadState();
        assertThat(page.frameLocator("[data-peyvand-form]").locator("form").count())
                .isZero();
        assertThat(page.request().get(frame.getAttribute("src")).headers().get("content-security-policy"))
                .containsPattern("frame-ancestors [^;]*https://shop.example.ir")
                .doesNotContain("127.0.0.1");
        windows.assertNoComplaintsBut("frame-ancestors");
    }

    @Test
    void ownerCopiesTheLineAndSeesTheFormOnTheSampleShop() {
        var form = formOn(List.of());
        var owner = windows.logIn(shop.owner(), 1280);
        owner.navigate(windows.at("/settings/forms"));
        owner.locator("summary").first().click();
        PlaywrightAssertions.assertThat(owner.locator("#embed-" + form.id()))
                .containsText("/embed.js\" async></script>");
        Windows.fits(owner);
        var settings = new HashMap<>(Map.of("open", "true", "greeting", "", "colour", "#7a1f5c"));
        var client = TestClient.member(shop.owner());
        client.post("/settings/chat", settings);
        var sample = client.get("/settings/chat").body().replaceAll("(?s).*(/chat/[^/]+/sample).*", "$1");
        var page = windows.open(390);
        page.navigate(windows.at(sample));
        sees(page.frameLocator("[data-peyvand-form]").locator("h1"), "شکایت");
        page.locator("[data-peyvand-chat] .opener").waitFor();
        windows.assertNoComplaints();
    }

    private static void assertAsTallAsItsContent(Page page, FrameLocator form) {
        page.waitForCondition(() -> {
            var frame = page.locator("[data-peyvand-form]").boundingBox();
            var content = form.locator("[data-embedded]").boundingBox();
            return frame != null && content != null && Math.abs(frame.height - content.height) < 2;
        });
    }
}
