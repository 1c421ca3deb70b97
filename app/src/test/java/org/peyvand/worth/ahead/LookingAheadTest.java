package org.peyvand.worth.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.peyvand.worth.RegularShop.NOW;
import static org.peyvand.worth.SimulatedShop.TODAY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.RegularShop;
import org.peyvand.worth.SimulatedShop;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages say what is expected, how sure that is and how wrong it was, to those who may see it. */
@PeyvandTest
class LookingAheadTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Upkeep upkeep;

    @Autowired
    Prospects prospects;

    @Autowired
    Supposing supposing;

    @Autowired
    Orders orders;

    @Autowired
    Customers customers;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    private TestWorkspace shop;
    private UUID regular;

    @BeforeEach
    void open() {
        var opened = RegularShop.open(context);
        shop = opened.shop();
        regular = opened.regular();
    }

    @Test
    void theSentenceSpeaksOfTheirOwnRhythm() {
        var prospect = shop.acting(() -> prospects.of(regular)).orElseThrow();
        assertThat(prospect.gapDays()).isEqualTo(20);
        assertThat(prospect.silentDays()).isEqualTo(100);
        assertThat(prospect.late()).isTrue();
        assertThat(prospect.purchasesLow()).isLessThanOrEqualTo(prospect.purchasesHigh());
        assertThat(prospect.valueLow()).isLessThanOrEqualTo(prospect.valueHigh());
        assertThat(prospect.others()).isPositive();
    }

    @Test
    void pagesShowAllOfItAndTheFilesHoldIt() {
        var owner = TestClient.member(shop.owner());
        for (var page : List.of(
                "/worth",
                "/worth/cohorts",
                "/worth/cohorts?show=earned",
                "/worth/silent",
                "/worth/model",
                "/worth/what-if",
                "/customers?sort=expected",
                "/customers?sort=purchases",
                "/customers?sort=staying",
                "/customers?sort=lost",
                "/")) {
            assertThat(owner.get(page).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(owner.get("/worth/customers/" + regular).body())
                .contains("۲۰")
                .contains("۱۰۰");
        for (var key : List.of(
                "months", "top", "cohorts", "earned", "again", "steps", "models", "frequency", "curve", "stay")) {
            assertThat(owner.get("/worth/figures?key=" + key).body().lines().count())
                    .as(key)
                    .isGreaterThan(1);
        }
        assertThat(owner.get("/worth/figures?key=nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesSayWhatIsExpectedHowSureThatIsAndHowWrongItWas() {
        var owner = TestClient.member(shop.owner());
        var worth = Jsoup.parse(owner.get("/worth").body()).select(".stats").text();
        assertThat(worth).contains("۱۲ ماه آینده", "با اطمینان ۸۰٪", "هنوز مشتری‌اند", "از ۱۵۱ نفر");
        var whose = Jsoup.parse(owner.get("/worth/customers/" + regular).body()).text();
        assertThat(whose)
                .contains("معمولاً هر ۲۰ روز یک بار خرید می‌کند", "۱۰۰ روز است خبری از او نیست", "با اطمینان ۸۰٪:");
        assertThat(whose)
                .containsPattern("از هر [۰-۹]+ نفر یک نفر تا یک سال|هیچ‌کس برنگشت|آن‌قدر مشتری با چنین خاموشی");
        var model = Jsoup.parse(owner.get("/worth/model").body()).text();
        assertThat(model)
                .containsPattern(
                        "هفتهٔ آخر که به مدل نشان داده نشد، پیش‌بینی‌اش [۰-۹٫]+٪ (بیشتر|کمتر) (از|) ?خریدهای واقعی")
                .containsPattern("به‌طور میانگین [۰-۹]+ واحد درصد خطا دارد");
        var whatIf = Jsoup.parse(owner.get("/worth/what-if").body());
        assertThat(whatIf.select("form input[type=range]").eachAttr("name"))
                .containsExactly("retention", "gap", "basket", "referral");
        assertThat(whatIf.text())
                .contains("گذشته همان می‌ماند", "۲۵ تا ۹۵ درصد", "از عددهای خود شما، درآمد ۱۲ ماه آینده");
    }

    @Test
    void whereAPlainRuleIsUsedThePageSaysSo() {
        var few = TestWorkspace.create();
        few.run(() -> {
            transaction.executeWithoutResult(_ -> {
                var here = new SimulatedShop(customers, orders);
                for (int i = 0; i < 12; i++) here.buys(here.somebody(), TODAY.minusDays(i * 9L), 1_000_000);
            });
            upkeep.tend();
        });
        var owner = TestClient.member(few.owner());
        assertThat(owner.get("/worth/model").body()).contains("یک قاعدهٔ ساده به کار است");
        assertThat(owner.get("/worth").body()).contains("ماه آینده");
        assertThat(TestClient.member(shop.owner()).get("/worth/model").body())
                .doesNotContain("یک قاعدهٔ ساده به کار است");
    }

    @Test
    void aShopWhoseOrdersEndLongAgoIsToldSo() {
        var owner = TestClient.member(shop.owner());
        for (var path : List.of("/", "/worth", "/worth/silent", "/worth/model", "/worth/what-if")) {
            clock.set(NOW);
            assertThat(owner.get(path).body()).as(path).doesNotContain("آخرین سفارشی که این‌جا هست");
            clock.set(NOW.plus(Duration.ofDays(900)));
            assertThat(owner.get(path).body()).as(path).contains("آخرین سفارشی که این‌جا هست");
        }
        assertThat(owner.get("/worth/what-if").statusCode()).isEqualTo(200);
    }

    @Test
    void betterRetentionAndBiggerBasketsAreWorthMore() {
        var asked = Supposing.Asked.of(0, 0, 10, 0);
        var basket = shop.acting(() -> supposing.answer(asked)).orElseThrow();
        assertThat(basket.gain()).isEqualTo(0.1, within(1e-6));
        var kept = shop.acting(() -> supposing.answer(Supposing.Asked.of(5, 0, 0, 0)))
                .orElseThrow();
        assertThat(kept.gain()).isPositive().isEqualTo(kept.fivePercent(), within(1e-9));
        assertThat(kept.retentionSupposed()).isGreaterThan(kept.retention());
        var none = shop.acting(() -> supposing.answer(Supposing.Asked.of(0, 0, 0, 0)))
                .orElseThrow();
        assertThat(none.supposed()).isEqualTo(none.asItIs());
    }

    @Test
    void agentsSeeTheSentenceButNotThePages() {
        var agent = TestClient.member(shop.join(Role.AGENT));
        assertThat(agent.get("/worth").statusCode()).isEqualTo(403);
        assertThat(agent.get("/worth/silent").statusCode()).isEqualTo(403);
        assertThat(agent.get("/").body()).doesNotContain("\"/worth\"");
        assertThat(agent.get("/worth/customers/" + regular + "?brief=true").statusCode())
                .isEqualTo(200);
        var analyst = TestClient.member(shop.join(Role.ANALYST));
        assertThat(analyst.get("/worth").statusCode()).isEqualTo(200);
        assertThat(analyst.post("/worth/silent/customers/" + regular, Map.of("act", "CALLED"))
                        .statusCode())
                .isEqualTo(403);
    }
}
