package org.peyvand.commerce.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.commerce.woocommerce.Shop.State;
import org.peyvand.commerce.woocommerce.ShopCheck.Stage;
import org.peyvand.web.Trial.Result;
import org.peyvand.workspace.Outgoing;
import org.peyvand.workspace.PublicHosts;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.ObjectMapper;

/** The test of a shop says in words what is wrong with it, and has it tell what changes where it may. */
@PeyvandTest
class ShopCheckTest {

    @Autowired
    ApplicationContext context;

    private WooImitation imitation;

    @BeforeEach
    void open() {
        imitation = new WooImitation();
    }

    @AfterEach
    void close() {
        imitation.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        Stage.CONNECT,
                        "فروشگاه به نشانی دیگری می‌فرستد",
                        shop -> shop.movedTo = "https://www.example.ir/"),
                fault(Stage.CONNECT, "فروشگاه پاسخ نمی‌دهد", WooImitation::close),
                fault(Stage.REST, "پیوندهای یکتا", shop -> shop.withoutRest = true),
                fault(Stage.REST, "ووکامرس آنجا نیست", shop -> shop.withoutWoo = true),
                fault(Stage.KEY, "فروشگاه کلید را نپذیرفت", shop -> shop.keyRefused = true),
                fault(Stage.KEY, "کلید اجازهٔ دیدن ندارد", shop -> shop.mayNotSee = true),
                fault(Stage.KEY, "این ووکامرس کهنه است", shop -> {
                    shop.beforeModifiedAfter = true;
                    shop.put(WooImitation.order(1, "completed", "2025-04-01T00:00:00", "10"));
                }),
                fault(Stage.CURRENCY, "واحد پول فروشگاه", shop -> shop.currency = "EUR"));
    }

    private static Arguments fault(Stage stage, String said, Consumer<WooImitation> fault) {
        return Arguments.of(stage, said, fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsWrongIsSaidAtItsStepAndNothingAfterItIsTried(Stage stage, String said, Consumer<WooImitation> fault) {
        var facts = new WooFacts(context, imitation);
        fault.accept(imitation);
        var steps = facts.workspace.acting(
                () -> context.getBean(ShopCheck.class).check(facts.shop, "https://crm.example.ir/hook"));
        assertThat(steps)
                .hasSize(Stage.values().length)
                .allSatisfy(step -> assertThat(step.result())
                        .isEqualTo(
                                step.stage().compareTo(stage) < 0
                                        ? Result.GOOD
                                        : step.stage() == stage ? Result.BAD : Result.UNTRIED));
        var page =
                TestClient.member(facts.workspace.owner()).post(ShopPages.HOME + "/" + facts.shop + "/check", Map.of());
        assertThat(page.body()).contains(said);
        assertThat(imitation.webhooks).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"self, UNTRUSTED", "expired, EXPIRED", "other, OTHER_NAME"})
    void whatIsWrongWithACertificateIsSaidInItsOwnWords(String certificate, Trouble trouble) {
        try (var safe = new WooImitation(TestCertificate.shown(certificate))) {
            var hosts = new PublicHosts(true);
            var outgoing = new Outgoing(hosts, TestCertificate.believed());
            var client = new WooClient(hosts, outgoing, new ObjectMapper());
            var key = new WooKey(safe.address(), WooImitation.KEY, WooImitation.SECRET);
            assertThatThrownBy(() -> client.get(key, "orders", Map.of()))
                    .isInstanceOfSatisfying(
                            Unanswered.class, why -> assertThat(why.trouble()).isEqualTo(trouble));
            outgoing.destroy();
        }
    }

    @Test
    void aSelfMadeCertificateStopsTheTestAtItsStep() {
        try (var safe = new WooImitation(TestCertificate.shown("self"))) {
            var facts = new WooFacts(context, safe);
            var page = TestClient.member(facts.workspace.owner())
                    .post(ShopPages.HOME + "/" + facts.shop + "/check", Map.of());
            assertThat(page.body()).contains("هیچ مرجع شناخته‌شده‌ای گواهی فروشگاه را تأیید نمی‌کند");
            assertThat(safe.asked).isEmpty();
        }
    }

    @Test
    void webhooksAreMadeOnceWhereTheKeyMayWrite() {
        var facts = new WooFacts(context, imitation);
        var owner = TestClient.member(facts.workspace.owner());
        var path = ShopPages.HOME + "/" + facts.shop;
        for (int time = 0; time < 2; time++)
            assertThat(owner.post(path + "/check", Map.of()).body()).contains("همه چیز درست است");
        assertThat(WooImitation.topics(imitation)).containsExactlyElementsOf(WebhookMaking.TOPICS);
        assertThat(imitation.webhooks.getFirst().path("delivery_url").asString(""))
                .contains("/hooks/woocommerce/");
        assertThat(owner.get(path).body()).contains("فروشگاه هر سفارش و مشتری تازه را خودش خبر می‌دهد");
    }

    @Test
    void webhooksThatWereMadeAndDoNotFindTheWayHereAreSaidSo() {
        var facts = new WooFacts(context, imitation);
        imitation.reaches = false;
        var owner = TestClient.member(facts.workspace.owner());
        var path = ShopPages.HOME + "/" + facts.shop + "/check";
        assertThat(owner.post(path, Map.of()).body())
                .contains("سلام فروشگاه نرسید")
                .doesNotContain("فروشگاه هر سفارش و مشتری تازه را خودش خبر می‌دهد");
        assertThat(owner.post(path, Map.of()).body()).as("asked once more").contains("سلام فروشگاه نرسید");
        imitation.webhooks.clear();
        imitation.reaches = true;
        assertThat(owner.post(path, Map.of()).body()).doesNotContain("سلام فروشگاه نرسید");
    }

    /** As it does by itself after some failures in a row. */
    @Test
    void webhooksTheShopPutOutOfUseAreUsedAgain() {
        var facts = new WooFacts(context, imitation);
        var owner = TestClient.member(facts.workspace.owner());
        var path = ShopPages.HOME + "/" + facts.shop + "/check";
        owner.post(path, Map.of());
        imitation.webhooks.getFirst().put("status", "disabled");
        owner.post(path, Map.of());
        assertThat(imitation.webhooks)
                .hasSize(WebhookMaking.TOPICS.size())
                .allSatisfy(one -> assertThat(one.path("status").asString("")).isEqualTo("active"));
    }

    @Test
    void howToMakeThemByHandIsSaidWhereTheKeyMayOnlyRead() {
        var facts = new WooFacts(context, imitation);
        imitation.readOnly = true;
        var owner = TestClient.member(facts.workspace.owner());
        var page = owner.post(ShopPages.HOME + "/" + facts.shop + "/check", Map.of());
        assertThat(page.body()).contains("وب‌هوک‌ها ساخته نشدند", "کلید فقط اجازهٔ خواندن دارد");
    }

    @Test
    void aShopIsConnectedStoppedDisconnectedAndTakenUpAgainWithAllItTold() {
        var workspace = TestWorkspace.create();
        var owner = TestClient.member(workspace.owner());
        var form = Map.of("address", imitation.address(), "key", WooImitation.KEY, "secret", WooImitation.SECRET);
        var path = led(owner.post(ShopPages.HOME, form));
        assertThat(path).matches(ShopPages.HOME + "/[0-9a-f-]{36}");
        assertThat(led(owner.post(ShopPages.HOME, form))).isEqualTo(ShopPages.HOME);
        assertThat(owner.get(ShopPages.HOME).body()).contains("پیش‌تر وصل شده است");
        owner.post(path + "/disconnect", Map.of());
        assertThat(owner.get(path).body()).contains("این فروشگاه جداست");
        assertThat(owner.post(path + "/start", Map.of()).statusCode()).isEqualTo(302);
        assertThat(owner.get(path).body()).contains("با کلیدی تازه دوباره ثبتش کنید");
        assertThat(led(owner.post(ShopPages.HOME, form))).isEqualTo(path);
        var shop = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        var known = workspace.acting(() -> context.getBean(Shops.class).get(shop));
        assertThat(known.state()).isEqualTo(State.NEW);
    }

    private static String led(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }
}
