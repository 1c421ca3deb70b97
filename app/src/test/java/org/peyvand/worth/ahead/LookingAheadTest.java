package org.peyvand.worth.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.peyvand.worth.SimulatedShop.TODAY;
import static org.peyvand.worth.db.Tables.FIT;
import static org.peyvand.worth.db.Tables.SCORE;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerList;
import org.peyvand.customer.Customers;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.Silences;
import org.peyvand.worth.SimulatedShop;
import org.peyvand.worth.expected.Fits;
import org.peyvand.worth.expected.Snapshot;
import org.peyvand.worth.expected.Snapshots;
import org.peyvand.worth.silent.SilentList;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What each customer is expected to bring is kept up to the day and to their last purchase; who falls silent is seen. */
@PeyvandTest
class LookingAheadTest {

    private static final Instant NOW = Instant.parse("2025-06-01T08:00:00Z");

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Upkeep upkeep;

    @Autowired
    Fits fits;

    @Autowired
    Prospects prospects;

    @Autowired
    Silences silences;

    @Autowired
    SilentList silentList;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Supposing supposing;

    @Autowired
    CustomerList list;

    @Autowired
    Timeline timeline;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    private TestWorkspace shop;
    private SimulatedShop made;
    private UUID regular;

    @BeforeEach
    void open() {
        clock.set(NOW.minusSeconds(86_400));
        shop = TestWorkspace.create();
        // In one transaction, and the day before: the background's own look finds nobody half told, and today is new.
        shop.run(() -> transaction.executeWithoutResult(_ -> {
            made = new SimulatedShop(customers, orders);
            made.fill(11, 150);
            regular = made.somebody();
            for (int i = 8; i >= 0; i--) made.buys(regular, TODAY.minusDays(100 + i * 20L), 5_000_000);
        }));
        clock.set(NOW);
        shop.run(upkeep::tend);
    }

    private Map<UUID, Double> alive() {
        return shop.acting(() -> transaction.execute(_ -> db.selectFrom(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(shop.uuid()))
                .fetchMap(SCORE.CUSTOMER_ID, SCORE.ALIVE)));
    }

    @Test
    void everyoneIsScoredByAModelThatWasTriedOnThePast() {
        assertThat(alive())
                .hasSize(151)
                .allSatisfy((_, alive) -> assertThat(alive).isBetween(0.0, 1.0));
        var report = shop.acting(() -> transaction.execute(_ -> fits.report())).orElseThrow();
        assertThat(report.trials()).hasSizeGreaterThan(3);
        assertThat(report.test().byFrequency()).isNotEmpty();
        assertThat(report.customers()).isBetween(150L, 151L);
        var next = ahead();
        assertThat(next.low()).isLessThan(next.value());
        assertThat(next.high()).isGreaterThan(next.value());
        assertThat(next.alive()).isBetween(1.0, 151.0);
    }

    private Snapshot.Ahead ahead() {
        return shop.acting(() -> transaction.execute(_ -> snapshots.last()))
                .orElseThrow()
                .snapshot()
                .next()
                .orElseThrow();
    }

    @Test
    void aPurchaseChangesThatCustomersNumbersAtOnceAndNobodyElses() {
        var before = alive();
        int fitted = fitCount();
        shop.run(() -> made.buys(regular, TODAY, 5_000_000));
        var after = alive();
        assertThat(after.get(regular)).isGreaterThan(before.get(regular));
        before.remove(regular);
        after.remove(regular);
        assertThat(after).isEqualTo(before);
        assertThat(fitCount()).as("without another fit").isEqualTo(fitted);
    }

    private int fitCount() {
        return shop.acting(() -> transaction.execute(_ -> db.fetchCount(FIT, FIT.WORKSPACE_ID.eq(shop.uuid()))));
    }

    @Test
    void theNextDayEverybodyIsALittleLessLikelyToBeBackWithoutAnotherFit() {
        var before = alive();
        int fitted = fitCount();
        clock.set(NOW.plusSeconds(30L * 86_400));
        shop.run(upkeep::tend);
        assertThat(alive()).allSatisfy((who, alive) -> assertThat(alive).isLessThanOrEqualTo(before.get(who) + 1e-6));
        assertThat(fitCount()).isEqualTo(fitted);
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
    void theListOfCustomersComesByWhatIsExpected() {
        var rows = shop.acting(() -> list.page(CustomerList.Sort.EXPECTED, CustomerList.Filter.NONE, Optional.empty()));
        assertThat(rows.rows()).hasSize(50);
        assertThat(rows.rows())
                .extracting(row -> row.expected().orElseThrow())
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        var next = shop.acting(() -> list.page(CustomerList.Sort.EXPECTED, CustomerList.Filter.NONE, rows.next()));
        assertThat(next.rows().getFirst().expected().orElseThrow())
                .isLessThanOrEqualTo(rows.rows().getLast().expected().orElseThrow());
        assertThat(next.rows()).doesNotContainAnyElementsOf(rows.rows());
    }

    @Test
    void theListComesByEachOfTheNumbersThatAreExpected() {
        var nobody = shop.acting(() -> transaction.execute(_ -> made.somebody()));
        var purchases = everybody(CustomerList.Sort.PURCHASES);
        assertThat(purchases)
                .extracting(row -> row.purchases().orElseThrow())
                .isSortedAccordingTo(Comparator.reverseOrder());
        var staying = everybody(CustomerList.Sort.STAYING);
        assertThat(staying).extracting(row -> row.alive().orElseThrow()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(everybody(CustomerList.Sort.LOST)).as("from the other end").isEqualTo(staying.reversed());
        assertThat(staying)
                .extracting(CustomerList.Row::id)
                .as("everybody of whom something is expected, once")
                .containsExactlyInAnyOrderElementsOf(alive().keySet())
                .doesNotContain(nobody);
        assertThat(purchases).containsExactlyInAnyOrderElementsOf(staying);
    }

    private List<CustomerList.Row> everybody(CustomerList.Sort sort) {
        var rows = new ArrayList<CustomerList.Row>();
        var after = Optional.<Cursor>empty();
        do {
            var from = after.map(cursor -> Cursor.parse(cursor.toString()).orElseThrow());
            var slice = shop.acting(() -> list.page(sort, CustomerList.Filter.NONE, from));
            rows.addAll(slice.rows());
            after = slice.next();
        } while (after.isPresent());
        return rows;
    }

    @Test
    void theListShowsTheNumberItComesBy() {
        assertThat(foreseen("worth").getFirst()).isEqualTo("ارزش مورد انتظار");
        assertThat(foreseen("purchases"))
                .startsWith("تعداد خرید مورد انتظار")
                .element(1)
                .asString()
                .matches("[۰-۹٬]+٫[۰-۹]");
        var staying = foreseen("staying");
        assertThat(staying).startsWith("هنوز مشتری است").element(1).asString().matches("(بیش از )?[۰-۹]+٪");
        assertThat(foreseen("lost"))
                .hasSameSizeAs(staying)
                .element(1)
                .asString()
                .matches("(کمتر از )?[۰-۹]+٪");
        assertThat(Jsoup.parse(TestClient.member(shop.owner())
                                .get("/customers?sort=lost")
                                .body())
                        .select("select[name=sort] option[selected]")
                        .text())
                .isEqualTo("بیشترین احتمال رفتن");
    }

    /** The column of what is expected: its head, and what stands in it of each customer. */
    private List<String> foreseen(String sort) {
        return Jsoup.parse(TestClient.member(shop.owner())
                        .get("/customers?sort=" + sort)
                        .body())
                .select("#customers tr > :nth-child(4)")
                .eachText();
    }

    private List<UUID> silent() {
        var silent = new ArrayList<UUID>();
        shop.run(() -> {
            var slice = silentList.page(Optional.empty());
            slice.silent().forEach(one -> silent.add(one.customer().id()));
            while (slice.next().isPresent()) {
                slice = silentList.page(slice.next());
                slice.silent().forEach(one -> silent.add(one.customer().id()));
            }
        });
        return silent;
    }

    @Test
    void whoStaysAwayForLongerThanUsualIsListedWorstLossFirst() {
        assertThat(silent()).contains(regular);
        var losses = shop.acting(() -> silentList.page(Optional.empty())).silent().stream()
                .map(SilentList.Silent::loss)
                .toList();
        assertThat(losses).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(shop.acting(silences::summary).customers()).isPositive();
    }

    @Test
    void whoBuysAgainIsOffTheListAndCountedAsComeBack() {
        shop.run(() -> made.buys(regular, TODAY, 5_000_000));
        assertThat(silent()).doesNotContain(regular);
        clock.set(NOW.plusSeconds(90L * 86_400));
        var measure = shop.acting(silentList::measure);
        assertThat(measure.noticed()).isPositive();
        assertThat(measure.noticed() - measure.stayedAway()).isEqualTo(1);
    }

    @Test
    void whoHadBoughtInAnOrderToldOnlyLaterWasNeverSilent() {
        shop.run(() -> made.buys(regular, TODAY.minusDays(40), 5_000_000));
        assertThat(silent()).doesNotContain(regular);
        clock.set(NOW.plusSeconds(90L * 86_400));
        var measure = shop.acting(silentList::measure);
        assertThat(measure.noticed()).isEqualTo(measure.stayedAway());
    }

    @Test
    void whatWasDoneTakesThemOffTheListForThisSilence() {
        assertThat(shop.acting(() -> silentList.decide(regular, SilentList.Act.CALLED)))
                .isTrue();
        assertThat(shop.acting(() -> silentList.decide(regular, SilentList.Act.CALLED)))
                .isFalse();
        clock.set(NOW.plusSeconds(86_400));
        shop.run(upkeep::tend);
        assertThat(silent()).doesNotContain(regular);
    }

    @Test
    void whoIsTalkingWithUsIsNotSilent() {
        shop.run(() -> timeline.record(new NewEntry(
                regular,
                NOW.minusSeconds(86_400),
                new Happening.ConversationBegun(UUID.randomUUID(), "form", "شکایت دارم"),
                "test",
                Optional.empty())));
        assertThat(silent()).doesNotContain(regular);
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
    void whatIsGivenBackLowersTheBasketExpected() {
        var before = shop.acting(() -> prospects.of(regular)).orElseThrow();
        var line = NewLine.of("", "", BigDecimal.ONE.negate(), BigDecimal.valueOf(20_000_000));
        shop.run(() -> orders.upsert(List.of(new NewOrder(
                "api", "back", Optional.of(regular), NOW.minus(Duration.ofDays(90)), "IRR", "", List.of(line)))));
        var after = shop.acting(() -> prospects.of(regular)).orElseThrow();
        assertThat(after.purchases()).as("a return is no purchase").isEqualTo(before.purchases());
        assertThat((double) after.value()).isBetween(before.value() * 0.4, before.value() * 0.8);
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
    void whoMayStillBeWonBackIsCalledBeforeWhoIsGone() {
        var gone = shop.acting(() -> transaction.execute(_ -> {
            var best = made.somebody();
            for (int i = 12; i >= 0; i--) made.buys(best, TODAY.minusDays(700 + i * 20L), 90_000_000);
            return best;
        }));
        shop.run(upkeep::tend);
        var late = shop.acting(() -> list.lateAndWorthMost(200));
        assertThat(late).extracting(CustomerList.Row::id).contains(gone);
        assertThat(late).extracting(CustomerList.Row::isGivenUp).isSorted().contains(true, false);
        assertThat(late.getFirst().id()).as("worth most, but gone").isNotEqualTo(gone);
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

    @Test
    void theModelsSayTheSameOfTheBaseAsOfItsCustomersTogether() {
        var sum = shop.acting(() -> transaction.execute(
                _ -> db.selectFrom(SCORE).where(SCORE.WORKSPACE_ID.eq(shop.uuid())).fetch(SCORE.VALUE).stream()
                        .mapToLong(Long::longValue)
                        .sum()));
        var next = ahead();
        assertThat((double) next.value()).isCloseTo(sum, within(sum * 1e-6));
    }
}
