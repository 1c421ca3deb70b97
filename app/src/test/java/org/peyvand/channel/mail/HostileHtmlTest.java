package org.peyvand.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.browser.Chromium;
import org.peyvand.channel.mail.fetching.Mails;
import org.peyvand.conversation.BroughtAlong;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.Attacks;
import org.peyvand.knowledge.HelpCentre;
import org.peyvand.knowledge.HelpSettings;
import org.peyvand.knowledge.article.ArticleList;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.SignedLinks;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The attacks by which sanitizers are tried, as mails, chat messages, names of files and articles in a real browser: nothing
 * runs, and nothing is loaded from anywhere else.
 */
@PeyvandTest
class HostileHtmlTest {

    private static final Pattern PROSE = Pattern.compile("(?s)<article .*</article>");
    private static final int LONGEST_SAID = 4_000;
    private static final int SHOWN_AT_ONCE = 90;

    @LocalServerPort
    private int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Conversations conversations;

    @Autowired
    Intake intake;

    @Autowired
    BroughtAlong brought;

    @Autowired
    Articles articles;

    @Autowired
    ArticleList list;

    @Autowired
    HelpCentre helpCentre;

    @Autowired
    SignedLinks links;

    @Autowired
    TransactionTemplate transaction;

    private final List<String> harm = new ArrayList<>();
    private TestWorkspace shop;
    private BrowserContext browser;
    private List<String> attacks;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(System.getProperty("peyvand.data") != null, "peyvand.data is not set");
        attacks = Attacks.all().stream()
                .map(Attacks.Attack::body)
                .filter(body -> !body.isBlank())
                .toList();
        assertThat(attacks).hasSizeGreaterThan(100);
        shop = TestWorkspace.create();
        browser = Chromium.browser().newContext(new NewContextOptions().setViewportSize(1280, 800));
        browser.onRequest(request -> {
            if (!request.url().startsWith(at("/")) && !request.url().matches("(?s)(data|blob|about):.*")) {
                harm.add("asks for " + request.url());
            }
        });
        browser.onDialog(dialog -> {
            harm.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        browser.onWebError(error -> {
            // Of the browser itself, when a page is left while it fades in.
            if (!error.error().contains("Transition was")) harm.add("error " + error.error());
        });
        browser.onConsoleMessage(message -> {
            if (message.text().matches("(?is).*(blocked script|refused to|content security policy|xss).*")) {
                harm.add("console " + message.text());
            }
        });
    }

    @AfterEach
    void close() {
        if (browser != null) browser.close();
    }

    @Test
    void mailsDoNothing() {
        var frames = new StringBuilder();
        shop.run(() -> {
            var mailbox = Letters.mailbox(context, "shop@example.com").id();
            for (int i = 0; i < attacks.size(); i++) {
                var conversation = delivered(mailbox, i);
                brought.of(conversations.messages(conversation, Integer.MAX_VALUE, true)).values().stream()
                        .flatMap(along -> along.layout().stream())
                        .forEach(layout ->
                                frames.append("<iframe src='").append(layout).append("'></iframe>"));
            }
        });
        assertThat(frames.toString().split("<iframe")).hasSizeGreaterThan(attacks.size() * 9 / 10);
        var page = made(frames.toString());
        assertThat(page.frames()).hasSizeGreaterThan(attacks.size() * 9 / 10);
        settled(page);
        assertThat(harm).isEmpty();
    }

    private UUID delivered(UUID mailbox, int number) {
        var mail = Letters.from("someone" + number + "@example.com")
                .with("Message-ID", "<a" + number + "@example.com>")
                .with("Subject", "x")
                .with("MIME-Version", "1.0")
                .with("Content-Type", "text/html; charset=utf-8")
                .with("Content-Transfer-Encoding", "8bit")
                .saying("<html><body>" + attacks.get(number) + "</body></html>")
                .bytes();
        var arrived = new Mails.Arrived(mailbox, mail, mail.length, 0, 0, Instant.now());
        var received = transaction.execute(_ -> context.getBean(Mails.class).take(arrived));
        return intake.handle(received).orElseThrow();
    }

    @Test
    void messagesAndNamesOfFilesDoNothingBeforeAgentsAndVisitors() {
        var owner = TestClient.member(shop.owner());
        owner.post("/settings/chat", Map.of("open", "true", "colour", "#7a1f5c"));
        var sample = owner.get("/settings/chat").body().replaceAll("(?s).*(/chat/[^/]+/sample).*", "$1");
        var agent = logIn();
        for (int from = 0; from < attacks.size(); from += SHOWN_AT_ONCE) {
            var some = attacks.subList(from, Math.min(attacks.size(), from + SHOWN_AT_ONCE));
            var conversation = shop.acting(() -> said(some));
            agent.navigate(at("/inbox/" + conversation));
            assertThat(agent.locator(".said").count()).isGreaterThanOrEqualTo(some.size());
            settled(agent);
            var word = shop.acting(
                    () -> links.sign("chat", conversation, Instant.now().plusSeconds(3600)));
            visits(sample, word, some.size());
        }
        assertThat(harm).isEmpty();
    }

    private UUID said(List<String> some) {
        var conversation = Optional.<UUID>empty();
        for (var attack : some) {
            var text = attack.substring(0, Math.min(LONGEST_SAID, attack.length()));
            var file = new NewAttachment(text, "image/png", new byte[] {1});
            var incoming = new Incoming(
                    Optional.empty(), conversation, text, text, Instant.now(), Incoming.Further.with(List.of(file)));
            conversation = Optional.of(intake.take("chat", UUID.randomUUID() + "/1", incoming));
        }
        return conversation.orElseThrow();
    }

    private void visits(String sample, String word, int messages) {
        try (var visitor = browser.newPage()) {
            var key = sample.split("/")[2];
            visitor.addInitScript("localStorage.setItem('peyvand-chat %s', JSON.stringify({ word: '%s', shown: true }))"
                    .formatted(key, word));
            visitor.navigate(at(sample));
            visitor.waitForCondition(
                    () -> visitor.locator("[data-peyvand-chat] li").count() >= messages);
            settled(visitor);
        }
    }

    @Test
    void articlesDoNothingEvenWithoutAPolicyToHoldThem() {
        var numbers = new ArrayList<Long>();
        shop.run(() -> {
            helpCentre.change(new HelpSettings(true, "hostile-" + shop.uuid(), "", ""));
            for (var attack : attacks) published(attack).ifPresent(numbers::add);
        });
        assertThat(numbers).hasSizeGreaterThan(attacks.size() * 9 / 10);
        var slug = shop.acting(() -> helpCentre.settings().slug());
        var prose = new StringBuilder();
        for (var number : numbers) {
            var found = PROSE.matcher(
                    TestClient.stranger().get("/help/" + slug + "/fa/" + number).body());
            assertThat(found.find()).isTrue();
            prose.append(found.group());
        }
        settled(made(prose.toString()));
        assertThat(harm).isEmpty();
    }

    private Optional<Long> published(String attack) {
        try {
            var id = articles.create(Language.FA, new ArticleText("حمله", attack), Optional.empty());
            articles.publish(id, Language.FA);
            return Optional.of(list.get(id).number());
        } catch (Refused notAnArticle) {
            return Optional.empty();
        }
    }

    @Test
    void attacksThemselvesWouldBeSeen() {
        settled(made(String.join("\n", attacks.subList(0, 60))));
        assertThat(harm).isNotEmpty();
    }

    /** A page of these parts, with nothing that holds them back. */
    private Page made(String body) {
        var page = browser.newPage();
        page.setDefaultTimeout(60_000);
        page.route(
                at("/made"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody("<!DOCTYPE html><html><body>" + body + "</body></html>")));
        page.navigate(at("/made"));
        return page;
    }

    /** Everything a page does by itself is done, also what needs a moving or a pointed-at element. */
    private static void settled(Page page) {
        page.waitForTimeout(500);
        page.evaluate(
                "document.querySelectorAll('*').forEach((one) => ['mouseover', 'focus', 'error', 'load', 'toggle', 'click']"
                        + ".filter((event) => event !== 'click' || !one.closest('a, button, form, label, summary'))"
                        + ".forEach((event) => one.dispatchEvent(new Event(event))))");
        page.waitForTimeout(200);
    }

    private Page logIn() {
        var page = browser.newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(at("/login"));
        page.locator("[name=email]").fill(shop.owner().email());
        page.locator("[name=password]").fill(shop.owner().password());
        page.locator("main .btn-primary").click();
        page.waitForURL(at("/"));
        return page;
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
