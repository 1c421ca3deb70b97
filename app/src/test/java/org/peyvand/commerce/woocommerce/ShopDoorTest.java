package org.peyvand.commerce.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The door at which shops tell what changed: nobody but the shop is believed, and what it told is never lost. */
@PeyvandTest
class ShopDoorTest {

    private static final byte[] ORDER =
            WooImitation.bytes(WooImitation.order(7, "completed", "2025-04-01T00:00:00", "100"));

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    private int port;

    private WooImitation imitation;
    private WooFacts facts;
    private String path;
    private String secret;

    @BeforeEach
    void open() {
        imitation = new WooImitation();
        facts = new WooFacts(context, imitation);
        path = facts.workspace.acting(() -> context.getBean(ShopDoor.class).path(facts.shop));
        secret = facts.workspace.acting(() -> context.getBean(Shops.class).webhookSecret(facts.shop));
    }

    @AfterEach
    void close() {
        imitation.close();
    }

    private HttpResponse<String> tell(String path, byte[] raw, String signature) throws Exception {
        return tell(path, raw, signature, "application/json");
    }

    private HttpResponse<String> tell(String path, byte[] raw, String signature, String type) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .header("X-WC-Webhook-Topic", "order.updated")
                .header("X-WC-Webhook-Delivery-ID", "d1")
                .header("X-WC-Webhook-Signature", signature)
                .POST(BodyPublishers.ofByteArray(raw))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void anotherKeyIsNamedInTheLogOfChangesByItsEndAndNoSecretIs() {
        var owner = TestClient.member(facts.workspace.owner());
        for (var key : List.of("ck_1234567890abcdef", "ck_0987654321fedcba"))
            owner.post("/settings/woocommerce/" + facts.shop + "/key", Map.of("key", key, "secret", "cs_other"));
        assertThat(owner.get("/settings/audit").body())
                .contains("<del><bdi>…0abcdef</bdi></del>", "<bdi>…1fedcba</bdi>", "<del><bdi>•••</bdi></del>")
                .doesNotContain("ck_")
                .doesNotContain("cs_");
    }

    private long kept() {
        return facts.count("select count(*) from commerce.shop_notice");
    }

    @Test
    void whatTheShopSignedIsKeptAsItCameBeforeItIsToldSo() throws Exception {
        var answer = tell(path, ORDER, ShopDoor.signature(ORDER, secret));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(facts.list("select convert_from(raw, 'UTF8') from commerce.shop_notice"))
                .containsExactly(new String(ORDER, StandardCharsets.UTF_8));
        assertThat(tell(path, ORDER, ShopDoor.signature(ORDER, secret)).statusCode())
                .isEqualTo(200);
        assertThat(kept()).as("replayed").isEqualTo(1);
        assertThat(facts.shop().webhookAt()).isPresent();
    }

    /** From the documentation of HMAC (RFC 4231, case 2), in base64. */
    @Test
    void signaturesAreThoseOfTheStandard() {
        assertThat(ShopDoor.signature("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII), "Jefe"))
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(HexFormat.of()
                                .parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")));
    }

    @Test
    void aWrongSignatureIsRefusedCountedAndSaidOnThePage() throws Exception {
        assertThat(tell(path, ORDER, ShopDoor.signature(ORDER, "guessed")).statusCode())
                .isEqualTo(401);
        assertThat(tell(path, ORDER, "").statusCode()).isEqualTo(401);
        assertThat(kept()).isZero();
        assertThat(facts.shop().wrongSignatures()).isEqualTo(2);
        var page = TestClient.member(facts.workspace.owner()).get(ShopPages.HOME + "/" + facts.shop);
        assertThat(page.body()).contains("خبر با امضای نادرست");
    }

    @Test
    void aWebhookJustMadeIsGreetedBack() throws Exception {
        var form = "application/x-www-form-urlencoded";
        assertThat(tell(path, "webhook_id=12".getBytes(StandardCharsets.US_ASCII), "", form)
                        .statusCode())
                .isEqualTo(200);
        assertThat(tell(path, "other=12".getBytes(StandardCharsets.US_ASCII), "", form)
                        .statusCode())
                .isEqualTo(422);
        assertThat(kept()).isZero();
    }

    @Test
    void aShopThatIsNotConnectedIsNotListenedTo() throws Exception {
        var forged = path.substring(0, path.length() - 4) + "AAAA";
        for (var unknown : new String[] {forged, "/hooks/woocommerce/x", "/hooks/woocommerce/"}) {
            assertThat(tell(unknown, ORDER, ShopDoor.signature(ORDER, secret)).statusCode())
                    .as(unknown)
                    .isEqualTo(404);
        }
        facts.workspace.run(() -> context.getBean(Shops.class).disconnect(facts.shop));
        assertThat(tell(path, ORDER, ShopDoor.signature(ORDER, secret)).statusCode())
                .isEqualTo(404);
        assertThat(kept()).isZero();
    }

    @Test
    void fiftyMegabytesAreRefusedBeforeTheyAreSent() throws IOException {
        try (var line = new Socket("localhost", port)) {
            var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + 50 * 1024 * 1024 + "\r\n\r\n{";
            line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).contains(" 413");
        }
        assertThat(kept()).isZero();
    }

    @Test
    void whatGoesOnWithoutEndIsCutOff() throws IOException {
        var chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        try (var line = new Socket("localhost", port)) {
            var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n";
            line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            for (int megabyte = 0; megabyte <= ShopDoor.LARGEST >> 20; megabyte++)
                line.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).contains(" 413");
        }
        assertThat(kept()).isZero();
    }
}
