package org.peyvand.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.knowledge.article.Shelf;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.PublicAddress;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A help centre may have a domain of its own, whose bare name leads to it; nobody takes a name that is another's. */
@PeyvandTest
class OwnDomainTest {

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    @Autowired
    private Audit audit;

    @Autowired
    private Shelf shelf;

    @Autowired
    private Articles articles;

    @Autowired
    private TransactionTemplate transaction;

    private final String slug = "own-" + UUID.randomUUID().toString().substring(0, 8);
    private final String domain = slug + ".example.ir";
    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    /** As where the administrator has said that Peyvand is at crm.example.ir. */
    private void named(TestWorkspace whose, HelpSettings settings) {
        var centre = new HelpCentre(db, audit, shelf, new PublicAddress("https://crm.example.ir"));
        whose.run(() -> transaction.executeWithoutResult(_ -> centre.change(settings)));
    }

    @Test
    void itsBareNameLeadsThere() throws IOException {
        named(shop, new HelpSettings(true, slug, "https://" + domain.toUpperCase() + "/", "", ""));
        assertThat(at(domain, "/")).contains(" 302 ", "ocation: /help/" + slug);
        assertThat(at(domain, "/sitemap.xml")).contains("ocation: /help/" + slug + "/sitemap.xml");
        assertThat(at(domain, "/robots.txt")).contains("Sitemap: https://" + domain + "/help/" + slug + "/sitemap.xml");
        assertThat(at(domain, "/help/" + slug + "/fa")).contains(" 200 ");
        assertThat(at("another.example.ir", "/")).contains("/login");
        named(shop, new HelpSettings(true, slug, "", ""));
        assertThat(at(domain, "/")).contains("/login");
    }

    private String at(String host, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void searchEnginesAreToldThatOneAddress() {
        named(shop, new HelpSettings(true, slug, domain, "", ""));
        shop.run(() -> {
            var id = articles.create(Language.FA, new ArticleText("ارسال کالا", "سه روز"), Optional.empty());
            articles.publish(id, Language.FA);
        });
        var home = "/help/" + slug + "/fa/1";
        assertThat(TestClient.stranger().get(home).body())
                .contains("<link rel=\"canonical\" href=\"https://" + domain + home + "\">");
        assertThat(TestClient.stranger().get("/help/" + slug + "/sitemap.xml").body())
                .contains("<loc>https://" + domain + home + "</loc>");
    }

    @Test
    void aNameIsOneBusinesssAndNeverPeyvandsOwn() {
        named(shop, new HelpSettings(true, slug, domain, "", ""));
        var other = TestWorkspace.create();
        assertThatThrownBy(() -> named(other, new HelpSettings(true, slug + "x", domain, "", "")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> named(other, new HelpSettings(true, slug + "x", "CRM.example.ir", "", "")))
                .isInstanceOf(Refused.class);
        var owner = TestClient.member(other.owner());
        assertThat(owner.post("/settings/help-centre", Map.of("slug", slug + "x", "domain", "free.example.ir"))
                        .body())
                .as("while nobody has said what is Peyvand's own")
                .contains("peyvand.address");
    }

    @ParameterizedTest
    @CsvSource({
        "Help.Example.IR, help.example.ir",
        "https://help.example.ir:8443/a?b, help.example.ir",
        "راهنما.example.ir, xn--mgba2a0fef.example.ir"
    })
    void aDomainIsReadAsItIsTyped(String typed, String read) {
        assertThat(new HelpSettings(true, "a", typed, "", "").domain()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "-a.example.ir", "a b.example.ir", "a..ir", "a.example.ir\r\nX: y", "user@a.ir"})
    void whatIsNoDomainIsRefused(String typed) {
        assertThatThrownBy(() -> new HelpSettings(true, "a", typed, "", "")).isInstanceOf(Refused.class);
    }
}
