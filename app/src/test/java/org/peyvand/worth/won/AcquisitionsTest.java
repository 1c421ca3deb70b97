package org.peyvand.worth.won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Clue;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Merges;
import org.peyvand.customer.NewTouch;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Touches;
import org.peyvand.customer.Won;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.Acquisitions;
import org.peyvand.worth.Horizon;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.RandomShop;
import org.peyvand.worth.Spend;
import org.peyvand.worth.Spends;
import org.peyvand.worth.model.Acquisition.Verdict;
import org.peyvand.worth.tally.SourceTally;
import org.peyvand.worth.tally.SourceTally.Grouping;
import org.peyvand.worth.tally.Sums;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a new customer costs and brings, from spend and touches told with orders. */
@PeyvandTest
class AcquisitionsTest {

    /** In Khordad 1404: Ordibehesht is the last month that is over. */
    private static final Instant NOW = Instant.parse("2025-06-01T08:00:00Z");

    private static final LocalDate ORDIBEHESHT = LocalDate.of(2025, 4, 21);
    private static final LocalDate FARVARDIN = LocalDate.of(2025, 3, 21);

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Merges merges;

    @Autowired
    Touches touches;

    @Autowired
    Acquisitions acquisitions;

    @Autowired
    AcquisitionReports reports;

    @Autowired
    Groups groups;

    @Autowired
    Spends spends;

    @Autowired
    SourceTally sourceTally;

    @Autowired
    Beginnings beginnings;

    @Autowired
    Upkeep upkeep;

    @Autowired
    Horizons horizons;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;
    private int number;

    @BeforeEach
    void open() {
        clock.set(NOW);
        shop = TestWorkspace.create();
    }

    @Test
    void eachChannelIsChargedWithItsSpendAndCreditedWithItsCustomers() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                for (int i = 0; i < 30; i++) buys("2025-04-25", 1_000_000, new Clue.Utm("instagram", "", "بلاگر"));
                for (int i = 0; i < 20; i++) buys("2025-04-02", 5_000_000, new Clue.Utm("torob", "", ""));
                buys("2025-04-25", 2_000_000, new Clue.Coupon(""));
                spends.tell(
                        List.of(
                                new Spend("اينستاگرام", "بلاگر", ORDIBEHESHT, 300_000_000),
                                new Spend("ترب", "", FARVARDIN, 20_000_000),
                                new Spend("بیلبورد", "", FARVARDIN, 7_000_000)),
                        Spends.By.TYPED);
            });
            upkeep.tend();
            var report = reports.report(Grouping.FIRST, 12);
            var byName = new HashMap<String, AcquisitionReport.Line>();
            report.channels().forEach(line -> byName.put(line.origin().channel(), line));
            assertThat(byName).containsOnlyKeys("اینستاگرام", "ترب", "بیلبورد", "");
            var instagram = byName.get("اینستاگرام").numbers();
            assertThat(instagram.customers()).isEqualTo(30);
            assertThat(instagram.cost().expected()).isEqualTo(10_000_000);
            assertThat(instagram.value().expected()).isBetween(1_000_000.0, 9_000_000.0);
            assertThat(instagram.verdict()).isEqualTo(Verdict.LOSS);
            assertThat(byName.get("ترب").numbers().verdict()).isEqualTo(Verdict.GAIN);
            assertThat(byName.get("بیلبورد").numbers().verdict()).isEqualTo(Verdict.NOBODY);
            assertThat(byName.get("").numbers().customers())
                    .as("of whom nothing is known")
                    .isEqualTo(1);
            assertThat(report.all().numbers().customers()).isEqualTo(51);
            assertThat(report.campaigns("اینستاگرام"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.numbers().spend()).isEqualTo(300_000_000));
            assertThat(report.months("ترب"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.month()).isEqualTo(FARVARDIN));
            assertThat(acquisitions.alarms())
                    .extracting(Acquisitions.Alarm::channel, Acquisitions.Alarm::sure)
                    .containsExactly(Tuple.tuple("اینستاگرام", true), Tuple.tuple("بیلبورد", false));
        });
    }

    @Test
    void theLastTouchAndTheFirstMayBeOfDifferentChannels() {
        shop.run(() -> {
            var ali = somebody();
            tell(ali, "2025-04-10", new Clue.Utm("telegram", "", ""));
            order(ali, "2025-04-25", 1_000_000, List.of(new Clue.Utm("google", "cpc", "")));
            tell(ali, "2025-05-05", new Clue.Utm("sms", "", ""));
            assertThat(customersBy(Grouping.FIRST)).containsEntry("تلگرام", 1L).containsEntry("", 0L);
            assertThat(customersBy(Grouping.LAST))
                    .containsEntry("تبلیغگوگل", 1L)
                    .doesNotContainKey("پیامک");
        });
    }

    private Map<String, Long> customersBy(Grouping touch) {
        var found = new HashMap<String, Long>(Map.of("", 0L));
        reports.report(touch, 12)
                .channels()
                .forEach(line ->
                        found.put(line.origin().channel(), line.numbers().customers()));
        return found;
    }

    @Test
    void customersAreFollowedByChannelCampaignRecommendationAndFirstProduct() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                for (int i = 0; i < 3; i++) buys("2025-02-25", 1_000_000, new Clue.Utm("instagram", "", "بلاگر"));
                for (int i = 0; i < 2; i++) buys("2025-04-02", 4_000_000, new Clue.Referral("ALI-7"));
                buys("2025-04-02", 2_000_000, new Clue.Coupon(""));
            });
            upkeep.tend();
            transaction.executeWithoutResult(_ -> {
                assertThat(sizes(Groups.By.CHANNEL))
                        .containsOnly(
                                Map.entry("اینستاگرام", 3L), Map.entry("معرفی مشتریان", 2L), Map.entry("نامعلوم", 1L));
                assertThat(sizes(Groups.By.CAMPAIGN)).containsOnly(Map.entry("اینستاگرام · بلاگر", 3L));
                assertThat(sizes(Groups.By.REFERRAL).values()).containsExactlyInAnyOrder(2L, 4L);
                assertThat(sizes(Groups.By.PRODUCT)).containsOnly(Map.entry("چای", 6L));
                var instagram =
                        groups.of(Groups.By.CHANNEL, reader()).getFirst().customers();
                assertThat(instagram.age()).isEqualTo(2);
                assertThat(instagram.earned(2)).isEqualTo(1_000_000);
                assertThat(instagram.buying(1)).isZero();
            });
        });
    }

    private Map<String, Long> sizes(Groups.By by) {
        var sizes = new HashMap<String, Long>();
        groups.of(by, reader())
                .forEach(group -> sizes.put(group.label(), group.customers().size()));
        return sizes;
    }

    private Reader reader() {
        var settings = TestWorkspace.IRANIAN;
        return new Reader(
                Language.FA, settings.calendar(), settings.zone(), "IRR", settings.unit(), clock, Messages.load());
    }

    /** Whatever happens to orders, touches and merges, the kept sums are those a plain count finds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theKeptSumsAreWhatAPlainCountFinds(long seed) {
        clock.set(Instant.parse("2026-01-01T08:00:00Z"));
        var random = shop.acting(() -> new RandomShop(seed, customers, orders, merges, "IRR"));
        var chance = new Random(seed);
        for (int round = 0; round < 4; round++) {
            shop.run(() -> {
                for (int i = 0; i < 12; i++) {
                    random.goOn(3);
                    random.touch(touches, chance);
                }
            });
            if (round == 0) shop.run(() -> transaction.executeWithoutResult(_ -> beginnings.choose()));
            if (round == 1) shop.run(() -> transaction.executeWithoutResult(_ -> beginnings.count()));
            if (round == 2) shop.run(() -> transaction.executeWithoutResult(_ -> sourceTally.fold()));
            boolean withProducts = round > 0;
            shop.run(() -> transaction.executeWithoutResult(_ -> assertKept(withProducts)));
        }
    }

    private void assertKept(boolean withProducts) {
        var plain = new PlainSources(shop);
        var firstDays = plain.firstDays();
        var won = touches.won(firstDays, TestWorkspace.IRANIAN.zone());
        assertThat(read(Grouping.FIRST)).isEqualTo(plain.cells(Grouping.FIRST, id -> origin(won, id, Won::first)));
        assertThat(read(Grouping.LAST)).isEqualTo(plain.cells(Grouping.LAST, id -> origin(won, id, Won::last)));
        assertThat(read(Grouping.REFERRED))
                .isEqualTo(plain.cells(
                        Grouping.REFERRED,
                        id -> won.getOrDefault(id, Won.UNKNOWN).referred() ? new Origin("yes", "") : Origin.UNKNOWN));
        var begun = plain.firstProducts();
        if (!withProducts) return;
        var followed = beginnings.followed();
        assertThat(followed).isNotEmpty();
        assertThat(read(Grouping.PRODUCT))
                .isEqualTo(plain.cells(
                        Grouping.PRODUCT,
                        id -> followed.contains(begun.get(id)) ? new Origin(begun.get(id), "") : Origin.UNKNOWN));
    }

    private Map<SourceTally.Cell, Sums> read(Grouping grouping) {
        return sourceTally.read(grouping, LocalDate.EPOCH);
    }

    private static Origin origin(Map<UUID, Won> won, UUID customer, Function<Won, Origin> which) {
        return which.apply(won.getOrDefault(customer, Won.UNKNOWN));
    }

    @Test
    void behindEachGroupStandAsManyNamesAsItCounts() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                for (int i = 0; i < 3; i++) buys("2025-02-25", 1_000_000, new Clue.Utm("instagram", "", "بلاگر"));
                for (int i = 0; i < 2; i++) buys("2025-04-02", 4_000_000, new Clue.Referral("ALI-7"));
                buys("2025-04-02", 2_000_000, new Clue.Coupon(""));
                order("CF", "قهوه", somebody(), "2025-04-03", 500_000, "EUR");
            });
            upkeep.tend();
            var owner = TestClient.member(shop.owner());
            for (var by : Groups.By.values()) {
                for (var group : groups.of(by, reader())) {
                    assertThat(names(owner, group.href()))
                            .as("%s %s", by, group.label())
                            .isEqualTo(group.customers().size());
                }
            }
        });
    }

    private long names(TestClient owner, String href) {
        var page = owner.get(href);
        assertThat(page.statusCode()).isEqualTo(200);
        var file = owner.get(href.replace("/customers?", "/customers/file?")).body();
        assertThat(file.lines().skip(1)).hasSize(page.body().split("href=\"/customers/[0-9a-f]{8}-", -1).length - 1);
        return file.lines().skip(1).count();
    }

    @Test
    void whatWasBoughtFirstFollowsEarlierCorrectedAndWithdrawnOrders() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                order("CF", "قهوه", somebody(), "2025-03-25", 1_000_000, "IRR");
                order("CH", "چای", somebody(), "2025-03-25", 1_000_000, "IRR");
            });
            upkeep.tend();
            assertThat(sizes(Groups.By.PRODUCT)).containsOnly(Map.entry("چای", 1L), Map.entry("قهوه", 1L));
            var ali = somebody();
            order("CF", "قهوه", ali, "2025-04-02", 1_000_000, "IRR");
            assertThat(sizes(Groups.By.PRODUCT)).containsEntry("قهوه", 2L);
            order("CH", "چای", ali, "2025-03-02", 1_000_000, "IRR");
            assertThat(sizes(Groups.By.PRODUCT)).as("an earlier order").containsEntry("قهوه", 1L);
            assertThat(sizes(Groups.By.PRODUCT)).containsEntry("چای", 2L);
            orders.withdraw("api", Set.of("" + number));
            assertThat(sizes(Groups.By.PRODUCT)).as("withdrawn").containsEntry("قهوه", 2L);
            number -= 2;
            order("CH", "چای", ali, "2025-04-02", 1_000_000, "IRR");
            assertThat(sizes(Groups.By.PRODUCT)).as("corrected").containsEntry("چای", 2L);
        });
    }

    @Test
    void lookingFurtherAheadExpectsMoreAndALaterMoneyThatCountsLessExpectsLess() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                for (int i = 0; i < 40; i++) {
                    var who = somebody();
                    for (int n = 0; n <= i % 4; n++)
                        order(
                                who,
                                LocalDate.of(2024, 9, 1).plusDays(60L * n + i).toString(),
                                1_000_000,
                                List.of());
                }
            });
            upkeep.tend();
            var asUsual = expected();
            horizons.change(new Horizon(24, 0, 1));
            upkeep.tend();
            var further = expected();
            assertThat(further).isGreaterThan(asUsual * 1.2);
            horizons.change(new Horizon(24, 0.5, 1));
            upkeep.tend();
            assertThat(expected()).isLessThan(further * 0.95).isGreaterThan(further * 0.4);
            assertThatThrownBy(() -> horizons.change(new Horizon(2, 0, 1))).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> horizons.change(new Horizon(12, -0.1, 1))).isInstanceOf(Refused.class);
        });
    }

    private double expected() {
        return transaction.execute(_ -> reports.report(Grouping.FIRST, 0).lifetimes().values().stream()
                .mapToDouble(Lifetimes.Lifetime::ahead)
                .sum());
    }

    @Test
    void onlyTheMarginOfASaleIsSetAgainstWhatItCost() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                for (int i = 0; i < 12; i++) buys("2025-04-25", 1_000_000, new Clue.Utm("torob", "", ""));
                spends.tell(List.of(new Spend("ترب", "", ORDIBEHESHT, 12_000_000)), Spends.By.TYPED);
            });
            upkeep.tend();
            var whole = reports.report(Grouping.FIRST, 12).channel("ترب").numbers();
            horizons.change(new Horizon(12, 0, 0.25));
            var margin = reports.report(Grouping.FIRST, 12).channel("ترب").numbers();
            assertThat(margin.value().expected()).isCloseTo(whole.value().expected() / 4, within(1.0));
            assertThat(margin.ratio().expected()).isLessThan(1);
        });
    }

    private void buys(String day, long amount, Clue clue) {
        order(somebody(), day, amount, List.of(clue));
    }

    private void order(UUID who, String day, long amount, List<Clue> clues) {
        var line = NewLine.of("CH", "چای", BigDecimal.ONE, BigDecimal.valueOf(amount));
        var at = Instant.parse(day + "T08:00:00Z");
        var order = new NewOrder("api", "" + ++number, Optional.of(who), at, "IRR", "", List.of(line));
        orders.upsert(List.of(order.with(clues)));
    }

    private void order(String code, String product, UUID who, String day, long amount, String currency) {
        var line = NewLine.of(code, product, BigDecimal.ONE, BigDecimal.valueOf(amount));
        var at = Instant.parse(day + "T08:00:00Z");
        orders.upsert(List.of(new NewOrder("api", "" + ++number, Optional.of(who), at, currency, "", List.of(line))));
    }

    private void tell(UUID who, String day, Clue clue) {
        touches.record(List.of(new NewTouch(who, Instant.parse(day + "T08:00:00Z"), clue, "api", "t" + ++number)));
    }

    private UUID somebody() {
        return customers.create(new CustomerDetails("مشتری", "", Optional.empty()), List.of());
    }
}
