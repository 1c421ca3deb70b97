package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.browser.Windows.live;
import static org.peyvand.browser.Windows.sees;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.channel.form.Form;
import org.peyvand.channel.form.Forms;
import org.peyvand.conversation.CannedAnswers;
import org.peyvand.conversation.Conversations;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.web.Language;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.Workspaces;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A day at the service desk, in real browsers at once: a customer writes, agents see it as it comes, and answer. */
@PeyvandTest
class DeskDayTest {

    @LocalServerPort
    private int port;

    @Autowired
    Forms forms;

    @Autowired
    CannedAnswers canned;

    @Autowired
    Conversations conversations;

    @Autowired
    Customers customers;

    @Autowired
    TestClock clock;

    @Autowired
    private Workspaces workspaces;

    private Windows windows;
    private TestWorkspace shop;
    private String form;

    @BeforeEach
    void open() {
        windows = new Windows(port);
        settle(TestWorkspace.create());
    }

    private void settle(TestWorkspace workspace) {
        shop = workspace;
        var persian = workspace.acting(() -> workspaces.settings().language()) == Language.FA;
        var contact = new Form(Forms.newId(), persian ? "تماس با ما" : "Contact us", "", true, true, true, true);
        shop.run(() -> {
            forms.add(contact);
            canned.add("درود", "درود {name}، پیگیریم.");
        });
        form = "/f/" + contact.key(shop.id());
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void customerWritesAgentSeesItLiveAnswersAndTheCustomerSeesThat() {
        var agent = windows.logIn(shop.owner(), 1280);
        agent.navigate(windows.at("/inbox"));
        sees(agent.locator("#inbox"), "هنوز کسی چیزی ننوشته است");
        sees(agent.locator("#inbox a[href='/settings/forms']"), "فرم");
        live(agent);

        var customer = writes("علی رضایی", "سفارشم نرسید");
        live(customer);
        sees(agent.locator("#inbox"), "سفارشم نرسید");

        agent.locator(".inbox-link").click();
        sees(agent.locator(".talk"), "سفارشم نرسید");
        live(agent);
        customer.locator("textarea").fill("کد رهگیری هم ندارم");
        clock.advance(Duration.ofSeconds(3));
        customer.locator("form .btn-primary").click();
        sees(customer.locator(".talk"), "کد رهگیری هم ندارم");
        sees(agent.locator(".talk"), "کد رهگیری هم ندارم");
        live(customer);

        agent.keyboard().press("r");
        agent.keyboard().type("فردا می‌رسد");
        agent.keyboard().press("Control+Enter");
        sees(agent.locator(".said-outbound"), "فردا می‌رسد");
        sees(customer.locator(".talk"), "فردا می‌رسد");
        sees(agent.locator("#said header"), "منتظر مشتری");
        windows.assertNoComplaints();
    }

    @Test
    void twoAgentsDoNotAnswerBlindly() {
        writes("علی رضایی", "سفارشم نرسید");
        var one = windows.logIn(shop.owner(), 1280);
        var other = windows.logIn(shop.join(Role.AGENT), 1280);
        for (var agent : List.of(one, other)) {
            agent.navigate(windows.at("/inbox"));
            agent.locator(".inbox-link").click();
            agent.locator(".talk").waitFor();
            live(agent);
        }
        one.locator("#answer").pressSequentially("دارم می‌نویسم");
        sees(other.locator("#typing"), "هم دارد پاسخ می‌نویسد");
        PlaywrightAssertions.assertThat(one.locator("[data-saved]")).isVisible();
        one.reload();
        PlaywrightAssertions.assertThat(one.locator("#answer")).hasValue("دارم می‌نویسم");
        one.locator("#answer").fill("");
        one.locator("[data-canned]").selectOption(new SelectOption().setLabel("درود"));
        PlaywrightAssertions.assertThat(one.locator("#answer")).hasValue("درود علی رضایی، پیگیریم.");
        var fetched = new AtomicInteger();
        other.onRequest(request -> {
            if (request.url().equals(other.url())) fetched.incrementAndGet();
        });
        one.locator(".compose-answer .btn-primary").click();
        sees(other.locator(".talk"), "درود علی رضایی، پیگیریم.");
        PlaywrightAssertions.assertThat(other.locator("#member"))
                .hasValue(shop.owner().actor().id().orElseThrow().toString());
        assertThat(fetched)
                .as("one page for the talk and what stands beside it")
                .hasValue(1);
        windows.assertNoComplaints();
    }

    /** The whole day of one question, as each of the three sees it, none of them loading a page anew. */
    @ParameterizedTest
    @CsvSource({"fa, 390", "fa, 1280", "en, 390", "en, 1280"})
    void twoAgentsAndAVisitorAtOnce(String language, int width) {
        var persian = language.equals("fa");
        settle(TestWorkspace.create(persian ? TestWorkspace.IRANIAN : TestWorkspace.ENGLISH));
        var known =
                shop.acting(() -> customers.create(new CustomerDetails("نگار Kiani", "", Optional.empty()), List.of()));
        var sara = windows.logIn(shop.owner(), width);
        var reza = windows.logIn(shop.join(Role.AGENT), width);
        for (var agent : List.of(sara, reza)) {
            agent.navigate(windows.at("/inbox?view=unassigned"));
            live(agent);
        }
        var visitor = visitor();
        write(visitor, "کجاست where is it?");
        for (var agent : List.of(sara, reza)) {
            sees(agent.locator("#inbox .inbox-list"), "where is it?");
            sees(agent.locator("#inbox [aria-current=page]"), persian ? "۱" : "1");
            agent.locator(".inbox-link").click();
            sees(agent.locator(".talk"), "where is it?");
            live(agent);
        }
        PlaywrightAssertions.assertThat(reza.locator("html")).hasAttribute("dir", persian ? "rtl" : "ltr");
        var id = UUID.fromString(sara.url().replaceAll(".*/inbox/([0-9a-f-]+).*", "$1"));
        sees(sara.locator("#beside"), persian ? "ناشناس" : "Unknown");
        shop.run(() -> conversations.belongsTo(id, known));
        for (var agent : List.of(sara, reza)) sees(agent.locator("#beside"), "نگار Kiani");

        sara.locator("#member")
                .selectOption(shop.owner().actor().id().orElseThrow().toString());
        PlaywrightAssertions.assertThat(reza.locator("#member"))
                .hasValue(shop.owner().actor().id().orElseThrow().toString());
        live(sara);
        write(visitor, "و شماره‌اش number?");
        for (var agent : List.of(sara, reza)) sees(agent.locator(".talk"), "number?");
        live(sara);
        sara.locator("#answer").fill("فردا tomorrow");
        sara.locator(".compose-answer .btn-primary").click();
        sees(visitor.locator("[data-peyvand-chat] ol"), "tomorrow");
        sees(reza.locator(".said-outbound"), "tomorrow");
        sees(reza.locator("#said header"), persian ? "منتظر مشتری" : "Waiting for the customer");
        live(sara);
        sara.locator("[data-dialog=close-conversation]").click();
        sara.locator("#close-conversation .btn-primary").click();
        sees(reza.locator("#said header"), persian ? "حل شد" : "Solved");
        write(visitor, "ممنون thanks");
        sees(reza.locator(".talk"), "thanks");
        PlaywrightAssertions.assertThat(reza.locator("#said header")).not().containsText(persian ? "حل شد" : "Solved");
        windows.assertNoComplaints();
    }

    /** Whose page heard nothing of it is told, and nothing is taken from whoever was first. */
    @Test
    void ofTwoWhoTakeItAtOnceTheSecondIsTold() {
        writes("علی رضایی", "سفارشم نرسید");
        var sara = windows.logIn(shop.owner(), 1280);
        var reza = windows.logIn(shop.join(Role.AGENT), 1280);
        reza.route(url -> url.contains("live"), Route::abort);
        for (var agent : List.of(sara, reza)) {
            agent.navigate(windows.at("/inbox"));
            agent.locator(".inbox-link").click();
            agent.locator(".talk").waitFor();
        }
        live(sara);
        sara.keyboard().press("e");
        PlaywrightAssertions.assertThat(sara.locator("#member"))
                .hasValue(shop.owner().actor().id().orElseThrow().toString());
        reza.locator("#member").selectOption(new SelectOption().setIndex(2));
        sees(reza.locator("#handling"), "در همین میان این گفتگو را برداشت");
        reza.unrouteAll();
        reza.reload();
        PlaywrightAssertions.assertThat(reza.locator("#member"))
                .hasValue(shop.owner().actor().id().orElseThrow().toString());
    }

    @Test
    void pastedPictureGoesWithTheAnswer() {
        var customer = writes("علی رضایی", "عکسش را دارید؟");
        var agent = windows.logIn(shop.owner(), 1280);
        agent.navigate(windows.at("/inbox"));
        agent.locator(".inbox-link").click();
        live(agent);
        agent.locator("#answer")
                .evaluate(
                        "(area) => { const data = new DataTransfer();"
                                + " data.items.add(new File(['GIF89a'], 'عکس.gif', { type: 'image/gif' }));"
                                + " area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }");
        sees(agent.locator("[data-files-chosen]"), "عکس.gif");
        agent.locator(".compose-answer .btn-primary").click();
        sees(agent.locator(".said-outbound"), "عکس.gif");
        sees(customer.locator(".talk"), "عکس.gif");
    }

    private Page visitor() {
        var owner = TestClient.member(shop.owner());
        owner.post("/settings/chat", Map.of("open", "true", "greeting", "سلام hello", "colour", "#7a1f5c"));
        var sample = owner.get("/settings/chat").body().replaceAll("(?s).*(/chat/[^/]+/sample).*", "$1");
        var visitor = windows.open(390);
        visitor.navigate(windows.at(sample));
        visitor.locator("[data-peyvand-chat] .opener").click();
        return visitor;
    }

    private static void write(Page visitor, String text) {
        visitor.locator("[data-peyvand-chat] textarea").fill(text);
        visitor.locator("[data-peyvand-chat] textarea").press("Enter");
    }

    @Test
    void keyboardIsEnough() {
        writes("علی رضایی", "یک");
        writes("مریم نوری", "دو");
        var agent = windows.logIn(shop.owner(), 1280);
        agent.navigate(windows.at("/inbox"));
        PlaywrightAssertions.assertThat(agent.locator(".inbox-line")).hasCount(2);
        live(agent);
        agent.keyboard().press("j");
        agent.keyboard().press("j");
        agent.keyboard().press("Enter");
        sees(agent.locator(".talk"), "یک");
        live(agent);
        agent.keyboard().press("k");
        sees(agent.locator(".talk"), "دو");
        live(agent);
        agent.keyboard().press("e");
        PlaywrightAssertions.assertThat(agent.locator("#member"))
                .hasValue(shop.owner().actor().id().orElseThrow().toString());
        live(agent);
        agent.keyboard().press("n");
        agent.keyboard().type("مشتری خوب");
        agent.keyboard().press("Control+Enter");
        sees(agent.locator(".said-note"), "مشتری خوب");
        live(agent);
        agent.keyboard().press("s");
        agent.locator("#snooze-tomorrow button").click();
        sees(agent.locator("#said header"), "تا ");
        live(agent);
        agent.keyboard().press("c");
        agent.locator("#close-conversation .btn-primary").click();
        sees(agent.locator("#said header"), "حل شد");
        live(agent);
        agent.keyboard().press("Shift+Slash");
        sees(agent.locator("#keys"), "نوشتن یادداشت داخلی");
        windows.assertNoComplaints();
    }

    @ParameterizedTest
    @CsvSource({"fa, 390", "fa, 1280", "en, 390", "en, 1280"})
    void everyPageFitsItsWindowInItsDirection(String language, int width) {
        settle(TestWorkspace.create(language.equals("fa") ? TestWorkspace.IRANIAN : TestWorkspace.ENGLISH));
        var talk =
                writes("Ali Rezaei علی رضایی", "سلام hello " + "x".repeat(300)).url();
        var agent = windows.logIn(shop.owner(), width);
        agent.navigate(windows.at("/inbox"));
        var conversation = agent.locator(".inbox-link").getAttribute("href");
        for (var path : List.of(
                windows.at("/inbox"),
                windows.at(conversation),
                windows.at("/inbox?find=hello"),
                windows.at("/settings/forms"),
                windows.at("/settings/answers"),
                windows.at(form),
                talk)) {
            agent.navigate(path);
            assertThat(agent.locator("html").getAttribute("dir"))
                    .as(path)
                    .isEqualTo(language.equals("fa") ? "rtl" : "ltr");
            assertThat(agent.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as(path)
                    .isEqualTo(0);
        }
        windows.assertNoComplaints();
    }

    private Page writes(String name, String text) {
        var customer = windows.open(390);
        customer.navigate(windows.at(form));
        customer.locator("[name=name]").fill(name);
        customer.locator("[name=mail]").fill("a" + text.hashCode() + "@example.com");
        customer.locator("[name=text]").fill(text);
        clock.advance(Duration.ofSeconds(3));
        customer.locator("form .btn-primary").click();
        customer.waitForURL("**/f/c/**");
        return customer;
    }
}
