package org.peyvand.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.selectOne;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.commerce.Written.Outcome;
import org.peyvand.commerce.order.OrderBook;
import org.peyvand.commerce.order.OrderLines;
import org.peyvand.commerce.order.Told;
import org.peyvand.commerce.order.Uncounted;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.CustomerSearch;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Merges;
import org.peyvand.customer.Standing;
import org.peyvand.money.MoneyUnit;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.WorkspaceSettings;
import org.peyvand.workspace.Workspaces;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders are told once or often, by whoever knows them; what customers are worth follows at once. */
@PeyvandTest
class OrdersTest {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    @Autowired
    Orders orders;

    @Autowired
    Customers customers;

    @Autowired
    Workspaces workspaces;

    @Autowired
    Merges merges;

    @Autowired
    Timeline timeline;

    @Autowired
    CustomerSearch search;

    @Autowired
    OrderBook book;

    @Autowired
    Uncounted uncounted;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void whatCustomersAreWorthFollowsAChangeOfTheCurrency() {
        var ali = shop.acting(() -> {
            var customer = somebody();
            orders.sellAtCounter(UUID.randomUUID(), customer, 1_000_000, "قهوه");
            return customer;
        });
        money("EUR", MoneyUnit.CURRENCY);
        awaitStanding(ali, standing -> standing.worth() == 0 && standing.otherCurrencyOrders() == 1);
        money("IRR", MoneyUnit.TOMAN);
        awaitStanding(ali, standing -> standing.worth() == 1_000_000 && standing.orders() == 1);
    }

    private void money(String currency, MoneyUnit unit) {
        shop.run(() -> {
            var now = workspaces.settings();
            workspaces.change(new WorkspaceSettings(
                    now.name(),
                    now.language(),
                    now.calendar(),
                    currency,
                    unit,
                    now.zone(),
                    now.phoneRegion(),
                    now.weeklyHours(),
                    now.madeUp()));
        });
    }

    private void awaitStanding(UUID customer, Predicate<Standing> expected) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.acting(() -> customers.get(customer).standing()), expected::test);
    }

    @Test
    void saleAtTheCounterIsTakenBackFromTheTimelineAndCountsNowhereAnyMore() {
        var form = UUID.randomUUID();
        shop.run(() -> {
            var ali = somebody();
            orders.sellAtCounter(form, ali, 1_000_000, "قهوه");
            var sale = timeline.of(ali, Optional.empty()).entries().getFirst();
            assertThat(sale.byHand()).isTrue();

            timeline.takeBack(ali, sale.id());

            assertThat(timeline.of(ali, Optional.empty()).entries()).isEmpty();
            assertThat(orders.of(ali)).isEmpty();
            var standing = customers.get(ali).standing();
            assertThat(standing.orders()).isZero();
            assertThat(standing.worth()).isZero();
            assertThat(standing.lastOrder()).isEmpty();
            orders.sellAtCounter(form, ali, 1_000_000, "قهوه");
            assertThat(orders.of(ali)).as("the same form once more").isEmpty();
        });
    }

    @Test
    void orderToldByAShopCannotBeTakenBackByHand() {
        shop.run(() -> {
            var ali = somebody();
            tell(order("1", ali, "2025-03-21", 1, 1_000_000));
            var told = timeline.of(ali, Optional.empty()).entries().getFirst();
            assertThat(told.byHand()).isFalse();
            assertThatThrownBy(() -> timeline.takeBack(ali, told.id())).isInstanceOf(Refused.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"۱۲٫۵", "0.5", "۵ ریال"})
    void aSaleOfHalfATomanIsRefusedWithTheReason(String amount) {
        var ali = shop.acting(this::somebody);
        var answer = TestClient.member(shop.owner())
                .post(
                        "/customers/" + ali + "/sales",
                        Map.of("form", UUID.randomUUID().toString(), "amount", amount));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("به تومان کامل");
        shop.run(() -> assertThat(orders.of(ali)).isEmpty());
    }

    @Test
    void anOrderToldAgainIsUnchangedAndWithOtherContentsReplaced() {
        shop.run(() -> {
            var ali = somebody();
            var first = tell(order("1", ali, "2025-03-21", 1, 1_000_000));
            assertThat(first.outcome()).isEqualTo(Outcome.CREATED);
            assertThat(tell(order("1", ali, "2025-03-21", 1, 1_000_000)))
                    .isEqualTo(new Written(first.order(), Outcome.UNCHANGED));
            assertThat(tell(order("1", ali, "2025-03-21", 2, 1_000_000)))
                    .isEqualTo(new Written(first.order(), Outcome.CHANGED));
            assertThat(orders.get(first.order()).order().total().minor()).isEqualTo(2_000_000);
            assertThat(standing(ali).orders()).isEqualTo(1);
            assertThat(standing(ali).spent()).isEqualTo(2_000_000);
            assertThat(timeline.of(ali, Optional.empty()).entries()).hasSize(1);
        });
    }

    /** The later waits until the former is done, and only then counts: else it would not see the other's order. */
    @Test
    void ordersOfOneCustomerWrittenAtTheSameMomentAllCount() throws InterruptedException {
        var ali = shop.acting(this::somebody);
        var later = Thread.ofVirtual().unstarted(() -> shop.run(() -> tell(order("2", ali, "2025-03-22", 1, 500_000))));
        shop.run(() -> transaction.executeWithoutResult(_ -> {
            tell(order("1", ali, "2025-03-21", 1, 1_000_000));
            later.start();
            await().until(() -> db.fetchExists(selectOne().from("pg_locks").where("not granted")));
        }));
        later.join();
        assertThat(shop.acting(() -> standing(ali)).spent()).isEqualTo(1_500_000);
    }

    /** A file meets the same customers again and again: they are counted once, after many of its orders. */
    @Test
    void sumsOfAFileFollowItsOrdersAndNobodyWaitsForEver() {
        shop.run(() -> {
            var ali = somebody();
            fromFile(order("1", ali, "2025-03-21", 1, 1_000));
            fromFile(order("2", ali, "2025-03-22", 1, 1_000));
            assertThat(standing(ali)).isEqualTo(Standing.NONE);
            assertThat(uncounted.some()).isTrue();
            assertThat(standing(ali).spent()).isEqualTo(2_000);
            assertThat(uncounted.some()).isFalse();
        });
    }

    private void fromFile(NewOrder order) {
        var told = List.of(Told.of(order));
        book.upsert(told, OrderLines.of(told, Map.of()), true);
    }

    /** The file says it by other names: what the shop called the product first stays its name, and lines keep theirs. */
    @Test
    void linesOfAFileSayWhatTheySaidWhateverTheProductIsCalled() {
        shop.run(() -> {
            var ali = somebody();
            tell(withLines("1", ali, line("CH", "چای")));
            var awkward = "قند \"شکسته\" {1,2} \\ NULL, ";
            var told =
                    List.of(Told.of(withLines("2", ali, line("CH", "چای سیاه"), line("CH", "چای"), line("", awkward))));
            book.upsert(told, OrderLines.of(told, Map.of("CH", "چای سیاه")), false);
            var second = orders.of(ali).stream()
                    .filter(one -> one.number().equals("2"))
                    .findFirst()
                    .orElseThrow();
            assertThat(orders.get(second.id()).lines())
                    .extracting(Order.Line::description)
                    .containsExactly("چای سیاه", "چای", awkward);
        });
    }

    private static NewOrder withLines(String number, UUID customer, NewLine... lines) {
        var one = order(number, customer, "2025-03-21", 1, 1_000);
        return new NewOrder(one.source(), number, one.customer(), one.placedAt(), "IRR", "", List.of(lines));
    }

    private static NewLine line(String code, String description) {
        return NewLine.of(code, description, new BigDecimal("1.5"), new BigDecimal("1000.25"));
    }

    @Test
    void oneNumberFromTwoSourcesIsTwoOrders() {
        shop.run(() -> {
            var ali = somebody();
            tell(order("1", ali, "2025-03-21", 1, 1_000));
            var elsewhere = order("1", ali, "2025-03-21", 1, 1_000);
            tell(new NewOrder("shop", "1", elsewhere.customer(), elsewhere.placedAt(), "IRR", "", elsewhere.lines()));
            assertThat(orders.of(ali)).hasSize(2);
        });
    }

    @Test
    void whatComesBackIsAReturnAndTakenFromTheWorth() {
        shop.run(() -> {
            var ali = somebody();
            tell(order("1", ali, "2025-03-21", 3, 500_000));
            tell(order("2", ali, "2025-03-25", -1, 500_000));
            assertThat(standing(ali)).satisfies(standing -> {
                assertThat(standing.orders()).isEqualTo(1);
                assertThat(standing.returns()).isEqualTo(1);
                assertThat(standing.returned()).isEqualTo(500_000);
                assertThat(standing.worth()).isEqualTo(1_000_000);
            });
            assertThat(orders.of(ali)).extracting(Order::kind).containsExactly(OrderKind.RETURN, OrderKind.SALE);
        });
    }

    @Test
    void anotherCurrencyIsCountedAndNotAdded() {
        shop.run(() -> {
            var ali = somebody();
            var euros = order("1", ali, "2025-03-21", 1, 900);
            tell(new NewOrder("api", "1", Optional.of(ali), euros.placedAt(), "EUR", "", euros.lines()));
            assertThat(standing(ali).spent()).isZero();
            assertThat(standing(ali).otherCurrencyOrders()).isEqualTo(1);
        });
    }

    @Test
    void anOrderThatLosesItsCustomerLeavesNothingBehind() {
        shop.run(() -> {
            var ali = somebody();
            tell(order("1", ali, "2025-03-21", 1, 1_000));
            var same = order("1", ali, "2025-03-21", 1, 1_000);
            tell(new NewOrder("api", "1", Optional.empty(), same.placedAt(), "IRR", "", same.lines()));
            assertThat(standing(ali).orders()).isZero();
            assertThat(timeline.of(ali, Optional.empty()).entries()).isEmpty();
        });
    }

    @Test
    void aLineIsCalledByItsOwnWordsOrElseItsProducts() {
        shop.run(() -> {
            var book = NewLine.of("B1", "کتاب", BigDecimal.ONE, BigDecimal.TEN);
            var gift = NewLine.of("B1", "کتاب، کادوپیچ", BigDecimal.ONE, BigDecimal.ZERO);
            var id = tell(new NewOrder("api", "1", Optional.empty(), at("2025-03-21"), "IRR", "", List.of(book, gift)))
                    .order();
            assertThat(orders.get(id).lines())
                    .extracting(Order.Line::description)
                    .containsExactly("کتاب", "کتاب، کادوپیچ");
            assertThat(orders.get(id).lines())
                    .extracting(Order.Line::productCode)
                    .containsOnly("B1");
        });
    }

    @Test
    void aRhythmNeedsTwoGapsAndShoppingTwiceADayIsOneDay() {
        shop.run(() -> {
            var ali = somebody();
            tell(
                    order("1", ali, "2025-03-01", 1, 1),
                    order("2", ali, "2025-03-01", 1, 1),
                    order("3", ali, "2025-03-11", 1, 1));
            assertThat(standing(ali).usualGapDays()).isEmpty();
            tell(order("4", ali, "2025-03-31", 1, 1));
            assertThat(standing(ali).usualGapDays()).contains(15.0);
            assertThat(standing(ali).lateFrom()).contains(at("2025-03-31").plusSeconds(Math.round(22.5 * 86_400)));
        });
    }

    /** Against a plain count in Java of whatever was told, in whatever order, some of it again with other contents. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void standingIsWhatAPlainCountFinds(long seed) {
        shop.run(() -> {
            var random = new Random(seed);
            var ali = somebody();
            var told = new java.util.TreeMap<String, NewOrder>();
            for (int i = 0; i < 60; i++) {
                var day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(400)).toString();
                int quantity = random.nextInt(5) == 0 ? -1 - random.nextInt(3) : 1 + random.nextInt(4);
                var order = order("n" + random.nextInt(30), ali, day, quantity, 1 + random.nextInt(90_000));
                told.put(order.number(), order);
                tell(order);
            }
            assertThat(standing(ali)).isEqualTo(PlainCount.of(told.values(), TEHRAN));
        });
    }

    @Test
    void ordersGoWithTheirCustomersIntoAMergeAndOutOfItAgain() {
        shop.run(() -> {
            var ali = somebody();
            var again = somebody();
            tell(order("1", ali, "2025-03-21", 1, 1_000));
            tell(order("2", again, "2025-03-22", 1, 500));
            var merge = merges.merge(ali, again);
            assertThat(standing(ali).spent()).isEqualTo(1_500);
            tell(order("2", again, "2025-03-22", 2, 500));
            merges.undo(merge);
            assertThat(standing(ali).spent()).isEqualTo(1_000);
            assertThat(standing(again).spent())
                    .as("changed while joined, theirs all the same")
                    .isEqualTo(1_000);
            assertThat(timeline.of(again, Optional.empty()).entries()).hasSize(1);
        });
    }

    @Test
    void aCustomerIsFoundByTheBeginningOfAnOrdersNumber() {
        shop.run(() -> {
            var ali = somebody();
            tell(order("SO-۱۴۰۴/117", ali, "2025-03-21", 1, 1_000));
            assertThat(search.find("so-1404")).extracting(row -> row.id()).contains(ali);
            assertThat(search.find("so-1405")).isEmpty();
        });
    }

    @Test
    void aSaleAtTheCounterIsAnOrderOfNow() {
        shop.run(() -> {
            var ali = somebody();
            var id = orders.sellAtCounter(UUID.randomUUID(), ali, 250_000, "خودنویس");
            assertThat(orders.get(id).order().source()).isEqualTo("counter");
            assertThat(standing(ali).spent()).isEqualTo(250_000);
            assertThatThrownBy(() -> orders.sellAtCounter(UUID.randomUUID(), ali, 0, ""))
                    .isInstanceOf(Refused.class);
        });
    }

    @Test
    void salesAtTheCounterAreNumberedFromOneAndFoundByIt() {
        shop.run(() -> {
            var ali = somebody();
            var numbers = IntStream.range(0, 3)
                    .mapToObj(_ -> orders.sellAtCounter(UUID.randomUUID(), ali, 1_000, ""))
                    .map(sale -> orders.get(sale).order().number());
            assertThat(numbers).containsExactly("C-1001", "C-1002", "C-1003");
            assertThat(search.find("c-1002")).extracting(row -> row.id()).containsExactly(ali);
        });
    }

    @Test
    void oneFormSentTwiceIsOneSale() {
        shop.run(() -> {
            var ali = somebody();
            var form = UUID.randomUUID();
            var sale = orders.sellAtCounter(form, ali, 1_000, "");
            assertThat(orders.sellAtCounter(form, ali, 1_000, "")).isEqualTo(sale);
            assertThat(standing(ali).orders()).isEqualTo(1);
        });
    }

    @Test
    void tenAtTheCounterAtOnceOfWhichTwoSendEachFormAreFiveSales() throws InterruptedException {
        var ali = shop.acting(this::somebody);
        var forms = Stream.generate(UUID::randomUUID).limit(5).toList();
        var sellers = Stream.concat(forms.stream(), forms.stream())
                .map(form -> Thread.ofVirtual().start(() -> shop.run(() -> orders.sellAtCounter(form, ali, 1_000, ""))))
                .toList();
        for (var seller : sellers) seller.join();
        shop.run(() -> {
            assertThat(orders.of(ali)).hasSize(5).extracting(Order::number).doesNotHaveDuplicates();
            assertThat(standing(ali).spent()).isEqualTo(5_000);
        });
    }

    @Test
    void nothingAbsurdIsWrittenDown() {
        shop.run(() -> {
            var ali = somebody();
            assertThatThrownBy(() -> NewLine.of("", "", BigDecimal.ONE, new BigDecimal("1e16")))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> order("x".repeat(101), ali, "2025-01-01", 1, 1))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> tell(order("1", UUID.randomUUID(), "2025-01-01", 1, 1)))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> tell(order("1", ali, "2025-01-01", 1, 1), order("1", ali, "2025-01-01", 2, 1)))
                    .isInstanceOf(Refused.class);
            assertThat(orders.of(ali)).isEmpty();
        });
    }

    @Test
    void anotherWorkspaceSeesNothingOfIt() {
        var theirs = shop.acting(() -> tell(order("1", somebody(), "2025-03-21", 1, 1_000)));
        TestWorkspace.create()
                .run(() -> assertThatThrownBy(() -> orders.get(theirs.order())).isInstanceOf(Refused.class));
    }

    private UUID somebody() {
        return customers.create(new CustomerDetails("علی رضایی", "", Optional.empty()), List.of());
    }

    private Standing standing(UUID customer) {
        return customers.get(customer).standing();
    }

    private Written tell(NewOrder... told) {
        return new ArrayList<>(orders.upsert(List.of(told))).getFirst();
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(TEHRAN).toInstant();
    }

    private static NewOrder order(String number, UUID customer, String day, int quantity, long price) {
        var line = NewLine.of("P1", "کالا", BigDecimal.valueOf(quantity), BigDecimal.valueOf(price));
        return new NewOrder("api", number, Optional.of(customer), at(day), "IRR", "", List.of(line));
    }
}
