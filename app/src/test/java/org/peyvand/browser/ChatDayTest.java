package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.peyvand.browser.Windows.sees;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Message;
import org.peyvand.customer.Touch;
import org.peyvand.customer.Touches;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.web.Language;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A visitor of the shop's site and the people behind it, through lost networks and reloads. */
@PeyvandTest
class ChatDayTest {

    @LocalServerPort
    private int port;

    @Autowired
    Conversations conversations;

    @Autowired
    Handling handling;

    @Autowired
    Inbox inbox;

    @Autowired
    Articles articles;

    @Autowired
    Forms forms;

    @Autowired
    Touches touches;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;
    private Windows windows;
    private String sample;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        var owner = TestClient.member(shop.owner());
        owner.post("/settings/chat", Map.of("open", "true", "greeting", "سلام، بفرمایید", "colour", "#7a1f5c"));
        var settings = owner.get("/settings/chat").body();
        windows = new Windows(port);
        sample = windows.at(settings.replaceAll("(?s).*(/chat/[^/]+/sample).*", "$1"));
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void visitorChatsThroughAReloadAndALostNetworkAndNothingIsLostOrDoubled() {
        var page = visit();
        opener(page).click();
        sees(messages(page), "سلام، بفرمایید");
        write(page, "سلام، سفارشم کجاست؟");
        sees(page.locator("[data-peyvand-chat] li.mine:not(.unsent)"), "سفارشم کجاست");
        shop.run(() -> conversations.answer(only().id(), "همین امروز می‌رسد"));
        sees(messages(page), "همین امروز می‌رسد");

        page.reload();
        sees(messages(page), "همین امروز می‌رسد");
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] li")).hasCount(2);

        page.context().setOffline(true);
        write(page, "یک");
        write(page, "دو");
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] li.unsent"))
                .hasCount(2);
        sees(page.locator("[data-peyvand-chat] .offline:not([hidden])"), "");
        page.waitForCondition(
                () -> isWholeInSight(page.locator("[data-peyvand-chat] li").last(), messages(page)));
        shop.run(() -> conversations.answer(only().id(), "در نبود شما"));
        page.context().setOffline(false);
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] li.unsent"))
                .hasCount(0);
        sees(messages(page), "در نبود شما");
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] li")).hasCount(5);
        shop.run(() -> assertThat(conversations.messages(only().id(), Integer.MAX_VALUE, true))
                .extracting(message -> message.text())
                .containsExactly("سلام، سفارشم کجاست؟", "همین امروز می‌رسد", "در نبود شما", "یک", "دو"));
    }

    @Test
    void botAnswersFromAnArticleAndCallsAPersonAtOnePress() {
        shop.run(() -> {
            var id = articles.create(
                    Language.FA,
                    new ArticleText("ارسال سفارش", "هزینهٔ ارسال به تبریز ۸۵ هزار تومان است."),
                    Optional.empty());
            articles.publish(id, Language.FA);
        });
        TestClient.member(shop.owner())
                .post("/settings/chat", Map.of("open", "true", "bot", "true", "colour", "#7a1f5c"));
        var page = visit();
        opener(page).click();
        write(page, "هزینهٔ ارسال به تبریز چقدر است؟");
        sees(messages(page), "۸۵ هزار تومان");
        sees(page.locator("[data-peyvand-chat] .source"), "از نوشتهٔ ما: «ارسال سفارش»");
        page.locator("[data-peyvand-chat] .choices button").nth(1).click();
        sees(messages(page), "همکارم را خبر کردم");
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] .who"))
                .isVisible();
        shop.run(() -> assertThat(only().waitingSince()).isPresent());
        assertThat(TestClient.member(shop.owner())
                        .get("/inbox/" + shop.acting(() -> only().id()))
                        .body())
                .as("who takes over sees all that was said")
                .containsSubsequence("هزینهٔ ارسال به تبریز چقدر است؟", "۸۵ هزار تومان است", "همکارم را خبر کردم");
    }

    @Test
    void visitorSaysAtTheEndHowItWas() {
        var page = visit();
        opener(page).click();
        write(page, "سلام");
        sees(page.locator("[data-peyvand-chat] li.mine:not(.unsent)"), "سلام");
        var talk = shop.acting(() -> only().id());
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] .stars"))
                .isHidden();
        shop.run(() -> handling.close(talk, CloseReason.SOLVED));
        page.locator("[data-peyvand-chat] .stars button").nth(3).click();
        sees(page.locator("[data-peyvand-chat] .stars"), "ممنون");
        page.reload();
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] .stars [aria-pressed=true]"))
                .hasText("★★★★");
        assertThat(TestClient.member(shop.owner()).get("/inbox/" + talk).body()).contains("۴ ستاره از ۵");
        windows.assertNoComplaints();
    }

    @Test
    void visitorAndOperatorSeeEachOtherWriteAndSeeAndSendFiles() {
        var visitor = visit();
        opener(visitor).click();
        write(visitor, "سلام");
        sees(visitor.locator("[data-peyvand-chat] li.mine:not(.unsent)"), "سلام");
        var agent = windows.logIn(shop.owner(), 1280);
        agent.navigate(windows.at("/inbox/" + shop.acting(() -> only().id())));
        PlaywrightAssertions.assertThat(agent.locator("[data-live-state=on]")).isVisible();
        sees(visitor.locator("[data-peyvand-chat] li.mine"), "دیده شد");

        visitor.locator("[data-peyvand-chat] textarea").pressSequentially("یک سؤال about x");
        PlaywrightAssertions.assertThat(visitor.locator("[data-peyvand-chat] textarea"))
                .hasValue("یک سؤال about x");
        PlaywrightAssertions.assertThat(agent.locator("[data-customer-typing]")).isVisible();
        visitor.locator("[data-peyvand-chat] textarea").fill("");

        agent.locator("#answer").pressSequentially("بفرمایید");
        PlaywrightAssertions.assertThat(visitor.locator("[data-peyvand-chat] .typing"))
                .isVisible();
        agent.locator("#answer")
                .evaluate(
                        "(area) => { const data = new DataTransfer();"
                                + " data.items.add(new File(['هزینه'], 'فهرست.txt', { type: 'text/plain' }));"
                                + " area.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); }");
        sees(agent.locator("[data-files-chosen]"), "فهرست.txt");
        agent.locator(".compose-answer .btn-primary").click();
        sees(visitor.locator("[data-peyvand-chat] a.chip"), "فهرست.txt");
        PlaywrightAssertions.assertThat(visitor.locator("[data-peyvand-chat] .typing"))
                .isHidden();
        PlaywrightAssertions.assertThat(agent.locator(".said-seen")).isVisible();

        visitor.locator("[data-peyvand-chat] textarea")
                .evaluate(
                        "async (area) => { const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 });"
                                + " canvas.getContext('2d').fillRect(0, 0, 9, 9);"
                                + " const blob = await new Promise((done) => canvas.toBlob(done));"
                                + " const data = new DataTransfer(); data.items.add(new File([blob], 'عکس.png', { type: 'image/png' }));"
                                + " area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }");
        PlaywrightAssertions.assertThat(visitor.locator("[data-peyvand-chat] img.picture"))
                .isVisible();
        PlaywrightAssertions.assertThat(agent.locator(".brought-picture img")).isVisible();
        assertThat(agent.locator(".brought-picture img").evaluate("(img) => img.decode().then(() => img.naturalWidth)"))
                .isEqualTo(40);

        visitor.locator("[data-peyvand-chat] input[type=file]")
                .setInputFiles(new FilePayload("بزرگ.bin", "application/octet-stream", new byte[10_000_001]));
        sees(visitor.locator("[data-peyvand-chat] .problem"), "بزرگ‌تر از");
        visitor.locator("[data-peyvand-chat] .coming .choices button").click();
        PlaywrightAssertions.assertThat(visitor.locator("[data-peyvand-chat] .coming"))
                .hasCount(0);
        windows.assertNoComplaints();
    }

    /** By a link with marks, and asked by a form: both are facts of the customer. The bot has nothing to say to a number. */
    @Test
    void visitorTellsWhoTheyAreAndHowTheyCame() {
        TestClient.member(shop.owner())
                .post("/settings/chat", Map.of("open", "true", "bot", "true", "colour", "#7a1f5c"));
        var page = visit();
        page.navigate(sample + "?utm_source=telegram&utm_medium=social&utm_campaign=yalda");
        opener(page).waitFor();
        page.navigate(sample);
        opener(page).click();
        write(page, "سلام");
        page.locator("[data-peyvand-chat] input").nth(1).fill("۰۹۱۲۳۴۵۶۷۸۹");
        page.locator("[data-peyvand-chat] .who button").click();
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] .who"))
                .isHidden();
        sees(messages(page), "۰۹۱۲۳۴۵۶۷۸۹");
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] li.unsent"))
                .hasCount(0);
        var talk = shop.acting(() -> only());
        assertThat(shop.acting(() -> conversations.messages(talk.id(), Integer.MAX_VALUE, false)))
                .extracting(Message::text)
                .hasSize(3)
                .endsWith("۰۹۱۲۳۴۵۶۷۸۹");
        fillForm(page);
        assertThat(shop.acting(() -> touches.of(talk.customer().orElseThrow())))
                .extracting(Touch::channel, Touch::campaign, Touch::how, Touch::source)
                .containsExactlyInAnyOrder(
                        tuple("تلگرام", "yalda", "utm", "chat"), tuple("دوستان", "", "asked", "form"));
        windows.assertNoComplaints();
    }

    private void fillForm(Page page) {
        var asking =
                new Form(Forms.newId(), "تماس", "", true, true, false, false, List.of("اینستاگرام", "دوستان"), true);
        shop.run(() -> forms.add(asking));
        page.navigate(windows.at("/f/" + asking.key(shop.id())));
        page.locator("[name=how]").selectOption("دوستان");
        page.locator("[name=mobile]").fill("09123456789");
        page.locator("[name=text]").fill("سلام");
        clock.advance(Duration.ofSeconds(3));
        page.locator("form .btn-primary").click();
        page.waitForURL("**/f/c/**");
    }

    @Test
    void pageAndChatDoNotBreakEachOther() {
        var page = visit();
        page.evaluate("""
                () => {
                    const sheet = new CSSStyleSheet();
                    sheet.replaceSync('button, ol, li { display: none !important; color: red !important } * { font-size: 70px }');
                    document.adoptedStyleSheets = [sheet];
                }""");
        opener(page).click();
        write(page, "<img src=x onerror=alert(1)>");
        sees(messages(page), "<img src=x onerror=alert(1)>");
        PlaywrightAssertions.assertThat(page.locator("[data-peyvand-chat] li").first())
                .hasCSS("font-size", "15px");
        Windows.fits(page);
        windows.assertNoComplaints();
    }

    /** A page of another site, with styles that would break anything, and a right to its own looks. */
    private static final String HOSTILE = """
            <!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>فروشگاه دیگر</title>
            <style>html { font-size: 62.5%% } * { direction: ltr !important; color: red; font-size: 30px; letter-spacing: 2px }
            div, section, button, ol, li, form, textarea { display: none !important; width: 3px !important; opacity: .1; transform: rotate(9deg) }
            main { font-size: 1.6rem } p { color: green; margin: 5px }</style></head>
            <body><main><h1>کفش</h1><p>چرم</p><ul><li>یک</li></ul><a href="#">خرید</a></main></body></html>""";

    private static final String LOOKS =
            "JSON.stringify([...document.querySelectorAll('html, head, body, main, main *')].map((one) => [one.tagName,"
                    + " JSON.stringify(one.getBoundingClientRect()), ...[...getComputedStyle(one)].map((name) => getComputedStyle(one)[name])]))";

    @Test
    void onAPageOfAnotherSiteNeitherSpoilsTheOther() throws IOException {
        var site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            var bytes = HOSTILE.formatted().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        try {
            var page = windows.open(1280);
            page.navigate("http://127.0.0.1:" + site.getAddress().getPort());
            var looks = page.evaluate(LOOKS);
            var names = page.evaluate("Object.keys(window).length");
            page.addScriptTag(new Page.AddScriptTagOptions().setUrl(sample.replace("/sample", "/widget.js")));
            opener(page).click();
            write(page, "سلام");
            sees(page.locator("[data-peyvand-chat] li.mine:not(.unsent)"), "سلام");
            shop.run(() -> conversations.answer(only().id(), "بفرمایید"));
            sees(messages(page), "بفرمایید");
            assertThat(page.evaluate(LOOKS)).as("the page's own looks").isEqualTo(looks);
            assertThat((int) page.evaluate("Object.keys(window).length") - (int) names)
                    .as("names of the chat's own on the page")
                    .isEqualTo(1);
            var box = page.locator("[data-peyvand-chat] .box");
            assertThat(box.boundingBox().width).isEqualTo(352);
            PlaywrightAssertions.assertThat(box).hasCSS("direction", "rtl");
            var answer = page.locator("[data-peyvand-chat] li").last();
            PlaywrightAssertions.assertThat(answer).hasCSS("font-size", "15px");
            PlaywrightAssertions.assertThat(answer).hasCSS("color", "rgb(18, 32, 30)");
            PlaywrightAssertions.assertThat(answer).hasCSS("letter-spacing", "normal");
            windows.assertNoComplaintsBut("favicon");
        } finally {
            site.stop(0);
        }
    }

    private static boolean isWholeInSight(Locator inside, Locator box) {
        var one = inside.boundingBox();
        var around = box.boundingBox();
        return one.y >= around.y && one.y + one.height <= around.y + around.height;
    }

    private Page visit() {
        var page = windows.open(390);
        page.navigate(sample);
        return page;
    }

    private static Locator opener(Page page) {
        return page.locator("[data-peyvand-chat] .opener");
    }

    private static Locator messages(Page page) {
        return page.locator("[data-peyvand-chat] ol");
    }

    private static void write(Page page, String text) {
        page.locator("[data-peyvand-chat] textarea").fill(text);
        page.keyboard().press("Enter");
    }

    private Conversation only() {
        var all = inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                .conversations();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
