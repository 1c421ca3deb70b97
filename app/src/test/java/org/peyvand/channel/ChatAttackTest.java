package org.peyvand.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Scanner;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Visitors who mean harm get no further than their own conversation, and spoil it for nobody else. */
@PeyvandTest
class ChatAttackTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVIL = "https://evil.example";

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String browser = UUID.randomUUID().toString();
    private String root;
    private int number;

    @BeforeEach
    void open() {
        var shop = TestWorkspace.create();
        TestClient.member(shop.owner())
                .post("/settings/chat", Map.of("open", "true", "colour", "#123456", "sites", "https://shop.example"));
        root = "http://localhost:" + port + new ChatVisitor(shop, port).path("");
    }

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    @Test
    @Timeout(300)
    void whoeverConnectsAThousandTimesStillHearsAndSpoilsItForNobody() throws Exception {
        var word = says("یک");
        for (int i = 0; i < 1_000; i++) stream(word, Integer.MAX_VALUE).close();
        try (var body = stream(word, 0);
                var lines = new Scanner(body, StandardCharsets.UTF_8)) {
            assertThat(heard(lines, "یک")).isTrue();
            says("دو", word);
            assertThat(heard(lines, "دو")).isTrue();
        }
    }

    @Test
    @Timeout(120)
    void ofTooManyScreensOfOneVisitorTheOldestEnd() throws Exception {
        var word = says("یک");
        var streams = new ArrayList<InputStream>();
        for (int i = 0; i < 30; i++) streams.add(stream(word, Integer.MAX_VALUE));
        for (var old : streams.subList(0, 20)) assertThat(old.readAllBytes()).isNotNull();
        try (var lines = new Scanner(streams.getLast(), StandardCharsets.UTF_8)) {
            says("دو", word);
            assertThat(lines.hasNextLine()).isTrue();
        }
        for (var stream : streams) stream.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /look",
        "GET, /messages?word=%s",
        "GET, /standing?word=%s",
        "GET, /live?word=%s",
        "GET, /hints?typed=hello",
        "GET, /earlier?person=x",
        "GET, /earlier/messages?person=x&conversation=00000000-0000-0000-0000-000000000000",
        "POST, /messages",
        "POST, /files?name=x",
        "POST, /typing?word=%s",
        "POST, /seen?word=%s&number=1",
        "POST, /judged?word=%s&number=1&helped=true",
        "POST, /rating?word=%s&stars=5",
        "POST, /code",
        "POST, /identify",
        "POST, /hints/opened"
    })
    void pagesOfOtherSitesAreRefusedWhateverTheyAsk(String method, String path) {
        var word = says("یک");
        var request = at(path.formatted(word))
                .header("Origin", EVIL)
                .header("Content-Type", "text/plain")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    /** Whoever says they send a gigabyte is not waited for, and whoever does not say is heard no further than a message goes. */
    @ParameterizedTest
    @ValueSource(strings = {"/messages", "/code", "/identify", "/hints/opened"})
    @Timeout(60)
    void nobodyFillsTheMemory(String path) throws Exception {
        var target = URI.create(root + path).getPath();
        try (var line = new Socket("localhost", port)) {
            line.setSoTimeout(20_000);
            line.getOutputStream()
                    .write(("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                                    + "Content-Length: 1000000000\r\n\r\nx")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).contains(" 413");
        }
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1_000_000]));
        assertThat(status(at(path).header("Content-Type", "text/plain").POST(body)))
                .isIn(413, -1);
    }

    /** The status; -1 where the other side hung up. */
    private int status(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).statusCode();
        } catch (IOException hungUp) {
            return -1;
        }
    }

    @Test
    void browserOfTheShopsOwnSiteMaySendAFileAfterAskingFirst() throws Exception {
        var asked = at("/files?name=x")
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", BodyPublishers.noBody());
        var allowed = send(asked);
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        var sent = at("/files?name=x")
                .header("Origin", "https://shop.example")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(new byte[] {1}));
        assertThat(send(sent).headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly("https://shop.example");
    }

    @Test
    void hintsAreGivenOnlySoOften() {
        int given = 0;
        for (int i = 0; i < 400; i++) if (send(at("/hints?typed=x").GET()).statusCode() == 200) given++;
        assertThat(given).isBetween(HintsWhileTyping.MOST_PER_QUARTER, HintsWhileTyping.MOST_PER_QUARTER + 90);
    }

    private String says(String text) {
        return says(text, "");
    }

    private String says(String text, String word) {
        var body = JSON.writeValueAsString(Map.of("word", word, "id", browser + "/" + ++number, "text", text));
        var taken = send(at("/messages").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(body)));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        return JSON.readTree(taken.body()).get("word").asString();
    }

    private InputStream stream(String word, int after) throws IOException, InterruptedException {
        var answer = http.send(at("/live?word=" + word + "&after=" + after).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static boolean heard(Scanner lines, String text) {
        while (lines.hasNextLine()) if (lines.nextLine().contains(text)) return true;
        return false;
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofMinutes(1));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
