package org.peyvand.program;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peyvand.TestClient;
import org.peyvand.browser.Chromium;

/** The chat in a real browser while the program beneath it is killed: the page stays open, and goes on as if nothing had been. */
class ChatSurvivesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int KILLS = Integer.getInteger("peyvand.kills", 3);

    @TempDir
    private Path folder;

    private int port;
    private RunningProgram program;
    private TestClient owner;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start();
        program.setUp();
        owner = program.owner();
        owner.post("/settings/chat", Map.of("open", "true", "bot", "true", "colour", "#7a1f5c", "greeting", "سلام"));
        var sample = owner.get("/settings/chat").body().replaceAll("(?s).*(/chat/[^/]+/sample).*", "$1");
        page = Chromium.browser().newContext().newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.navigate("http://localhost:" + port + sample);
        page.locator("[data-peyvand-chat] .opener").click();
    }

    @AfterEach
    void close() {
        if (page != null) page.context().close();
        if (program != null) program.close();
    }

    private void start() throws IOException {
        program = RunningProgram.startIn(folder, port, "--peyvand.private-addresses=true");
    }

    /** Each time one message is under way at the instant of the kill, and one is written while nobody is there to take it. */
    @Test
    void whatIsWrittenWhileTheProgramIsKilledArrivesOnceAndInOrder() throws Exception {
        var chance = new Random(KILLS);
        var written = new ArrayList<String>();
        say("پیام صفر", written);
        assertThat(said(":not(.unsent)")).hasCount(1);
        for (int kill = 1; kill <= KILLS; kill++) {
            say("پیش از قطع " + kill, written);
            Thread.sleep(chance.nextInt(60));
            program.kill();
            say("هنگام قطع " + kill, written);
            assertThat(page.locator("[data-peyvand-chat] .offline")).isVisible();
            start();
            assertThat(said(".unsent")).hasCount(0);
        }
        var conversation = Books.in(folder)
                .read("select conversation_id::text from conversation.conversation")
                .getFirst();
        owner.post("/inbox/" + conversation + "/answer", Map.of("text", "همه رسید"));
        assertThat(page.locator("[data-peyvand-chat] ol")).containsText("همه رسید");
        assertThat(Books.in(folder)
                        .read("select text from conversation.message where kind = 'inbound' order by number"))
                .containsExactlyElementsOf(written);
        assertThat(said("").allInnerTexts().stream()
                        .map(text -> text.lines().findFirst().orElse(""))
                        .toList())
                .containsExactlyElementsOf(written);
    }

    /** A language model is asked; the node that waits for it is killed; the next one goes on and answers. */
    @Test
    void botThatWasThinkingWhenItsNodeWasKilledAnswersAfterwards() throws Exception {
        var asked = new AtomicInteger();
        var never = new CountDownLatch(1);
        var model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        model.createContext("/v1/chat/completions", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (asked.incrementAndGet() == 1) waitFor(never);
            else answer(exchange);
        });
        model.start();
        try {
            owner.post(
                    "/knowledge",
                    Map.of(
                            "language", "fa",
                            "title", "ارسال سفارش",
                            "body", "هزینهٔ ارسال به تبریز و دیگر مراکز استان ۸۵ هزار تومان است.",
                            "then", "publish"));
            owner.post(
                    "/settings/model",
                    Map.of(
                            "address", "http://localhost:" + model.getAddress().getPort() + "/v1",
                            "model", "imitated",
                            "inChat", "on",
                            "perDay", "50"));
            say("هزینهٔ ارسال به تبریز چقدر است؟", new ArrayList<>());
            await().atMost(PATIENCE).until(() -> asked.get() == 1);
            assertThat(said(":not(.unsent)")).hasCount(1);
            program.kill();
            start();
            assertThat(page.locator("[data-peyvand-chat] ol")).containsText("برای تبریز ۸۵ هزار تومان می‌شود");
            assertThat(Books.in(folder).read("select kind from conversation.message order by number"))
                    .isEqualTo(List.of("inbound", "outbound"));
        } finally {
            never.countDown();
            model.stop(0);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var bytes = "{\"choices\":[{\"message\":{\"content\":\"برای تبریز ۸۵ هزار تومان می‌شود [1].\"}}]}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void say(String text, List<String> written) {
        written.add(text);
        page.locator("[data-peyvand-chat] textarea").fill(text);
        page.keyboard().press("Enter");
    }

    /** What the visitor has said, as it stands on their screen. */
    private Locator said(String kind) {
        return page.locator("[data-peyvand-chat] li.mine" + kind);
    }
}
