package org.peyvand.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Message;
import org.peyvand.customer.Touches;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a visitor of the site writes arrives once and in order, and they see their own conversation and no other. */
@PeyvandTest
class ChatTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    Conversations conversations;

    @Autowired
    Inbox inbox;

    @Autowired
    Touches touches;

    @Autowired
    TestClock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String browser = UUID.randomUUID().toString();
    private TestWorkspace shop;
    private String root;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        root = "/chat/" + key(shop);
        setUp(Map.of("open", "true", "title", "فروشگاه", "greeting", "سلام!", "colour", "#123456"));
    }

    private void setUp(Map<String, String> settings) {
        assertThat(TestClient.member(shop.owner())
                        .post("/settings/chat", settings)
                        .statusCode())
                .isEqualTo(302);
    }

    private static String key(TestWorkspace workspace) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(workspace.uuid().getMostSignificantBits())
                .putLong(workspace.uuid().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Test
    void scriptIsSmallAndSaysWhatItIs() throws IOException {
        var script = get("/widget.js");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(script.body().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(packed.size()).isBetween(1_000, 30 * 1024);
        assertThat(script.body().replace("http://www.w3.org/2000/svg", ""))
                .as("it brings nothing from anywhere else")
                .doesNotContain("http://", "https://", "import(", "importScripts", "eval(", "new Function");
    }

    @Test
    void lookIsInTheLanguageAndColoursOfTheBusiness() {
        var look = json(get("/look"));
        assertThat(look.get("open").asBoolean()).isTrue();
        assertThat(look.get("colour").asString()).isEqualTo("#123456");
        assertThat(look.get("direction").asString()).isEqualTo("rtl");
        assertThat(look.get("greeting").asString()).isEqualTo("سلام!");
        assertThat(look.get("words").get("send").asString()).isEqualTo("فرستادن");
    }

    @Test
    void visitorIsSpokenToInTheLanguageTheirPageAsksFor() {
        var look = json(get("/look?language=en"));
        assertThat(look.get("direction").asString()).isEqualTo("ltr");
        assertThat(look.get("words").get("send").asString()).isEqualTo("Send");
        assertThat(look.get("greeting").asString()).isEqualTo("سلام!");
        assertThat(json(get("/look?language=de")).get("language").asString()).isEqualTo("fa");
    }

    @Test
    void outsideWorkingTimeItIsSaidWhenTheAnswerComes() {
        clock.set(Instant.parse("2025-11-03T07:00:00Z"));
        assertThat(json(get("/look")).get("hours").isNull()).isTrue();
        clock.set(Instant.parse("2025-11-06T22:00:00Z"));
        assertThat(json(get("/look")).get("hours").asString()).contains("۱۷ آبان");
    }

    @Test
    void messageComesIntoTheInboxAndAnswersGoBackWithoutNotes() {
        var word = send("", 1, "سلام").get("word").asString();
        send(word, 2, "کسی هست؟");
        shop.run(() -> {
            assertThat(only().channel()).isEqualTo("chat");
            conversations.note(only().id(), "پنهان");
            conversations.answer(only().id(), "بله، بفرمایید");
        });
        var heard = json(get("/messages?word=" + word + "&after=1"));
        assertThat(heard.valueStream().map(message -> message.get("text").asString()))
                .containsExactly("کسی هست؟", "بله، بفرمایید");
        assertThat(heard.valueStream().map(message -> message.get("mine").asBoolean()))
                .containsExactly(true, false);
    }

    @Test
    void messageSentAgainIsOneMessageAlsoTheFirst() {
        var first = send("", 1, "سلام");
        var again = send("", 1, "سلام");
        assertThat(again.get("number")).isEqualTo(first.get("number"));
        var word = again.get("word").asString();
        send(word, 2, "دو");
        send(word, 2, "دو");
        assertThat(texts()).containsExactly("سلام", "دو");
    }

    @Test
    void streamGoesOnAfterTheLastMessageTheBrowserHad() throws Exception {
        var word = send("", 1, "یک").get("word").asString();
        send(word, 2, "دو");
        var answer = http.send(
                request("/live?word=" + word).header("Last-Event-ID", "1").build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (InputStream body = answer.body();
                var lines = new Scanner(body, StandardCharsets.UTF_8)) {
            assertThat(next(lines)).contains("دو");
            shop.run(() -> conversations.answer(only().id(), "سه"));
            assertThat(next(lines)).contains("سه");
        }
    }

    @Test
    void visitorIsToldThatWeWriteAndThatTheirMessageWasSeenButNotOfNotes() throws Exception {
        var word = send("", 1, "یک").get("word").asString();
        var answer = http.send(request("/live?word=" + word + "&after=1").build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body();
                var lines = new Scanner(body, StandardCharsets.UTF_8)) {
            assertThat(until(lines, "data: {\"closed\"")).contains("\"seen\":0");
            var member = TestClient.member(shop.owner());
            var path = "/inbox/" + shop.acting(() -> only().id());
            assertThat(member.post(path + "/draft?note=true", Map.of("text", "بین خودمان"))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(member.post(path + "/seen", Map.of("number", "1")).statusCode())
                    .isEqualTo(204);
            assertThat(until(lines, "data: ")).contains("\"seen\":1");
            member.post(path + "/draft", Map.of("text", "پاس"));
            assertThat(until(lines, "data: ")).isEqualTo("data: true");
            member.post(path + "/draft", Map.of("text", ""));
            assertThat(until(lines, "data: ")).isEqualTo("data: false");
        }
    }

    @Test
    void conversationOpenOnAScreenIsOneOfTheBusinessesOwn() {
        send("", 1, "یک");
        var path = "/inbox?live&open=" + shop.acting(() -> only().id());
        assertThat(TestClient.member(TestWorkspace.create().owner()).get(path).statusCode())
                .isEqualTo(404);
    }

    @Test
    void typingAndSeenNeedTheVisitorsOwnWord() {
        var word = send("", 1, "یک").get("word").asString();
        shop.run(() -> conversations.answer(only().id(), "دو"));
        for (var path : List.of(
                "/typing?word=x",
                "/seen?number=2&word=x",
                "/seen?number=2&word=" + word.replace(word.charAt(70), '_'))) {
            assertThat(text(request(path).POST(BodyPublishers.noBody())).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(text(request("/typing?word=" + word).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(text(request("/seen?number=2&word=" + word).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(204);
        var page = TestClient.member(shop.owner())
                .get("/inbox/" + shop.acting(() -> only().id()))
                .body();
        assertThat(page).contains("said-seen");
    }

    private static String until(Scanner lines, String beginning) {
        while (true) {
            var line = lines.nextLine();
            if (line.startsWith(beginning)) return line;
        }
    }

    private static String next(Scanner lines) {
        while (true) {
            var line = lines.nextLine();
            if (line.startsWith("data: {\"number\"")) return line;
        }
    }

    @Test
    void visitorIsUnknownUntilTheyGiveAMobileAndThenSeeNothingOfItsOwner() {
        var word = send("", 1, "سلام").get("word").asString();
        shop.run(() -> assertThat(only().customer()).isEmpty());
        post("{\"word\":\"" + word + "\",\"id\":\"" + browser
                + "/2\",\"text\":\"منم\",\"name\":\"علی\",\"mobile\":\"۰۹۱۲۳۴۵۶۷۸۹\"}");
        shop.run(() -> assertThat(only().customer()).isPresent());
        var other = json(post("{\"word\":\"\",\"id\":\"" + UUID.randomUUID()
                + "/1\",\"text\":\"من هم علی‌ام\",\"name\":\"علی\",\"mobile\":\"09123456789\"}"));
        assertThat(get("/messages?word=" + other.get("word").asString()).body())
                .contains("من هم علی‌ام")
                .doesNotContain("سلام");
    }

    @Test
    void theLinkAVisitorCameByIsAFactOfTheirsOnceTheyAreSomebodyAndOneFact() {
        var came = clock.instant().minus(Duration.ofHours(1)).toEpochMilli();
        var landing =
                "\"landing\":{\"source\":\"instagram\",\"medium\":\"social\",\"campaign\":\"\",\"at\":" + came + "}";
        var word = json(post("{\"word\":\"\",\"id\":\"" + browser + "/1\",\"text\":\"سلام\"," + landing + "}"))
                .get("word")
                .asString();
        for (int number : List.of(2, 3)) {
            post("{\"word\":\"" + word + "\",\"id\":\"" + browser + "/" + number
                    + "\",\"text\":\"منم\",\"mobile\":\"09123456789\"," + landing + "}");
        }
        var customer = shop.acting(() -> only().customer()).orElseThrow();
        assertThat(shop.acting(() -> touches.of(customer))).singleElement().satisfies(touch -> {
            assertThat(touch.how()).isEqualTo("utm");
            assertThat(touch.at()).isEqualTo(Instant.ofEpochMilli(came));
        });
    }

    @Test
    void forgedWordsAndOthersConversationsDoNotExist() {
        var word = send("", 1, "راز").get("word").asString();
        var elsewhere = TestWorkspace.create();
        var forged = word.substring(0, word.length() - 4) + "AAAA";
        for (var path : List.of("/messages?word=" + forged, "/live?word=" + forged, "/messages?word=x")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(at("/chat/" + key(elsewhere) + "/messages?word=" + word).statusCode())
                .isEqualTo(404);
        assertThat(at("/chat/nothing/look").statusCode()).isEqualTo(404);
        assertThat(post("{\"word\":\"" + forged + "\",\"id\":\"" + browser + "/9\",\"text\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(texts()).containsExactly("راز");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"id\":\"x\",\"text\":\"a\"}",
                "{\"id\":\"00000000-0000-0000-0000-000000000000/1\",\"text\":\" \"}"
            })
    void whatIsNoMessageIsRefused(String body) {
        assertThat(post(body).statusCode()).isEqualTo(400);
    }

    @Test
    void nullCharactersHoldNothingUp() {
        post("{\"id\":\"" + browser + "/1\",\"text\":\"س\\u0000لام\",\"page\":\"ص\\u0000فحه\","
                + "\"name\":\"ع\\u0000لی\",\"mobile\":\"09123456789\"}");
        assertThat(texts()).containsExactly("سلام");
        shop.run(() -> assertThat(only().subject()).isEqualTo("صفحه"));
    }

    @Test
    void hugeMessageIsRefused() {
        var huge = "{\"id\":\"" + browser + "/1\",\"text\":\"" + "x".repeat(1_000_000) + "\"}";
        assertThat(post(huge).statusCode()).isEqualTo(413);
        var long4001 = "{\"id\":\"" + browser + "/1\",\"text\":\"" + "x".repeat(4_001) + "\"}";
        assertThat(post(long4001).statusCode()).isEqualTo(400);
        shop.run(() -> assertThat(
                        inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                                .conversations())
                .isEmpty());
    }

    @Test
    void floodIsSlowedDown() {
        int taken = 0;
        for (int i = 1; i <= 200; i++) {
            var body = "{\"id\":\"" + browser + "/" + i + "\",\"text\":\"x\"}";
            if (post(body).statusCode() == 200) taken++;
        }
        assertThat(taken).isLessThan(150);
    }

    @Test
    void onlyTheNamedSitesMayUseIt() {
        setUp(Map.of("open", "true", "colour", "#123456", "sites", "https://shop.example"));
        assertThat(from("https://shop.example").statusCode()).isEqualTo(200);
        assertThat(from("https://shop.example").headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://shop.example");
        assertThat(from("https://evil.example").statusCode()).isEqualTo(403);
        assertThat(from("https://evil.example").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void closedChatTakesNothingIn() {
        setUp(Map.of("colour", "#123456"));
        assertThat(json(get("/look")).get("open").asBoolean()).isFalse();
        assertThat(post("{\"id\":\"" + browser + "/1\",\"text\":\"سلام\"}").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> from(String origin) {
        return text(request("/look").header("Origin", origin));
    }

    private JsonNode send(String word, int number, String text) {
        return json(post(
                "{\"word\":\"" + word + "\",\"id\":\"" + browser + "/" + number + "\",\"text\":\"" + text + "\"}"));
    }

    private HttpResponse<String> post(String body) {
        return text(request("/messages").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) {
        return text(request(path));
    }

    private HttpResponse<String> at(String path) {
        return text(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + root + path));
    }

    private HttpResponse<String> text(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private Conversation only() {
        var all = inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                .conversations();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<String> texts() {
        return shop.acting(() -> conversations.messages(only().id(), Integer.MAX_VALUE, false)).stream()
                .map(Message::text)
                .toList();
    }
}
