package org.peyvand.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What visitors send as files arrives as it was, harms nobody who opens it, and is theirs alone to fetch. */
@PeyvandTest
class ChatFilesTest {

    @LocalServerPort
    private int port;

    @Autowired
    Conversations conversations;

    @Autowired
    Inbox inbox;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;
    private ChatVisitor visitor;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        TestClient.member(shop.owner()).post("/settings/chat", Map.of("open", "true", "colour", "#123456"));
        visitor = new ChatVisitor(shop, port);
    }

    @Test
    void fileComesIntoTheConversationAndIsFetchedAsItWas() {
        var bytes = "صورتحساب".getBytes(StandardCharsets.UTF_8);
        visitor.sendsFile("رسید.pdf", "application/pdf", bytes);
        var file = visitor.last().get("files").get(0);
        assertThat(file.get("name").asString()).isEqualTo("رسید.pdf");
        assertThat(file.get("size").asInt()).isEqualTo(bytes.length);
        assertThat(file.get("picture").isNull()).isTrue();
        assertThat(visitor.last().get("text").asString()).isEmpty();
        var fetched = visitor.fetches(file.get("path").asString());
        assertThat(fetched.body()).isEqualTo(bytes);
        assertThat(fetched.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(fetched.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(fetched.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var page =
                TestClient.member(shop.owner()).get("/inbox/" + conversation()).body();
        assertThat(page)
                .contains("رسید.pdf", "/brought/file/")
                .doesNotContain("<p class=\"said-text\" dir=\"auto\">رسید.pdf");
    }

    @Test
    void pictureIsShownAsThePictureItIs() {
        visitor.sendsFile("عکس.png", "text/html", png(20, 10));
        var shown = visitor.fetches(
                visitor.last().get("files").get(0).get("picture").asString());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
    }

    @Test
    void answersBringFilesToTheVisitorAndNotesDoNot() {
        visitor.writes("سلام");
        var guide = new NewAttachment("راهنما.txt", "text/plain", new byte[] {65});
        shop.run(() -> conversations.answer(conversation(), "", "", List.of(guide)));
        assertThat(visitor.last().get("text").asString()).isEmpty();
        assertThat(visitor.last().get("files").get(0).get("name").asString()).isEqualTo("راهنما.txt");
        assertThat(visitor.fetches(
                                visitor.last().get("files").get(0).get("path").asString())
                        .body())
                .isEqualTo(new byte[] {65});
    }

    @ParameterizedTest
    @CsvSource({
        "../../../etc/passwd, passwd",
        "..\\\\..\\\\windows\\\\x.exe, x.exe",
        "a\u202egnp.exe, agnp.exe",
        "'<img src=x onerror=alert(1)>.txt', _img src=x onerror=alert(1)_.txt",
        "'..', file"
    })
    void namesLoseWhatDeceives(String name, String kept) {
        visitor.sendsFile(name, "text/plain", new byte[] {1});
        assertThat(visitor.last().get("files").get(0).get("name").asString()).isEqualTo(kept);
    }

    /** None of them is opened here, so what they would unfold into does not matter; none is ever shown. */
    @Test
    void drawingsWithScriptPagesArchivesAndGiantPicturesAreDownloadsAlone() throws IOException {
        var hostile = Map.of(
                "x.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8),
                "x.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                "bomb.zip", bomb(),
                "giant.png", png(60_000, 60_000));
        hostile.forEach((name, bytes) -> {
            visitor.sendsFile(name, name.endsWith(".html") ? "image/png" : "image/svg+xml", bytes);
            var file = visitor.last().get("files").get(0);
            assertThat(file.get("picture").isNull()).as(name).isTrue();
            var path = file.get("path").asString();
            assertThat(visitor.fetches(path)
                            .headers()
                            .firstValue("Content-Disposition")
                            .orElse(""))
                    .as(name)
                    .startsWith("attachment");
            assertThat(visitor.fetches(path.replace("/file/", "/picture/")).statusCode())
                    .as(name)
                    .isEqualTo(404);
        });
    }

    @Test
    void aHundredMegabytesAreRefusedBeforeTheyAreRead() throws IOException {
        try (var line = new Socket("localhost", port)) {
            line.getOutputStream()
                    .write(("POST " + visitor.path("/files?name=x") + " HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Type: application/octet-stream\r\nContent-Length: 100000000\r\n\r\nx")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).contains(" 413");
        }
    }

    @Test
    void fileThatDoesNotSayHowLargeItIsIsCutOff() {
        assertThat(visitor.uploadsWithoutLength("x", new byte[Uploads.LARGEST + 1]))
                .isIn(413, -1);
        assertThat(visitor.uploads("x", "", new byte[0]).statusCode()).isEqualTo(422);
    }

    @Test
    void twoHundredFilesAreNotTakenInOneGo() {
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            if (visitor.uploads("x" + i, "", new byte[] {1}).statusCode() == 200) taken++;
        }
        assertThat(taken).isBetween(Uploads.MOST, 2 * Uploads.MOST_PER_QUARTER);
    }

    @Test
    void messageNamesNoMoreThanTenFilesNoneForgedAndNoneOfAnotherBusiness() {
        visitor.writes("سلام");
        var word = visitor.uploaded("x", new byte[] {1});
        assertThat(visitor.sendsNaming(List.of(word.substring(2)))).isEqualTo(422);
        assertThat(visitor.sendsNaming(Collections.nCopies(Uploads.MOST + 1, word)))
                .isEqualTo(422);
        var elsewhere = TestWorkspace.create();
        TestClient.member(elsewhere.owner()).post("/settings/chat", Map.of("open", "true", "colour", "#123456"));
        assertThat(new ChatVisitor(elsewhere, port).sendsNaming(List.of(word))).isEqualTo(422);
        clock.advance(Duration.ofDays(2));
        assertThat(visitor.sendsNaming(List.of(word))).isEqualTo(422);
        assertThat(visitor.reads()).containsExactly("سلام");
    }

    @Test
    void fileSentAgainAfterALostAnswerIsThereOnce() {
        visitor.sendsFile("x.txt", "text/plain", new byte[] {1});
        visitor.sendsFileAgain();
        assertThat(visitor.sees()
                        .valueStream()
                        .flatMap(message -> message.get("files").valueStream())
                        .map(JsonNode::toString))
                .hasSize(1);
    }

    @Test
    void closedChatTakesNoFiles() {
        TestClient.member(shop.owner()).post("/settings/chat", Map.of("colour", "#123456"));
        assertThat(visitor.uploads("x", "", new byte[] {1}).statusCode()).isEqualTo(404);
    }

    private UUID conversation() {
        return shop.acting(() -> inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                .conversations()
                .getFirst()
                .id());
    }

    /** The head of a PNG of that size is enough to be told by. */
    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(57)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .putInt(0)
                .putInt(0)
                .put("IDAT".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] bomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < 100; i++) zip.write(new byte[1_000_000]);
        }
        return packed.toByteArray();
    }
}
