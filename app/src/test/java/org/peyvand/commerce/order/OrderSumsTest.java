package org.peyvand.commerce.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.peyvand.commerce.ToldOrders.at;
import static org.peyvand.commerce.ToldOrders.order;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Order;
import org.peyvand.commerce.OrderKind;
import org.peyvand.commerce.Orders;
import org.peyvand.commerce.PlainCount;
import org.peyvand.commerce.ToldOrders;
import org.peyvand.commerce.Written;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Merges;
import org.peyvand.customer.Standing;
import org.peyvand.money.MoneyUnit;
import org.peyvand.timeline.Timeline;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.WorkspaceSettings;
import org.peyvand.workspace.Workspaces;
import org.springframework.beans.factory.annotation.Autowired;

/** What customers are worth follows from their orders at once, whatever becomes of these. */
@PeyvandTest
class OrderSumsTest {

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
    OrderBook book;

    @Autowired
    Uncounted uncounted;

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
            var told = new TreeMap<String, NewOrder>();
            for (int i = 0; i < 60; i++) {
                var day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(400)).toString();
                int quantity = random.nextInt(5) == 0 ? -1 - random.nextInt(3) : 1 + random.nextInt(4);
                var order = order("n" + random.nextInt(30), ali, day, quantity, 1 + random.nextInt(90_000));
                told.put(order.number(), order);
                tell(order);
            }
            assertThat(standing(ali)).isEqualTo(PlainCount.of(told.values(), ToldOrders.TEHRAN));
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

    private void fromFile(NewOrder order) {
        var told = List.of(Told.of(order));
        book.upsert(told, OrderLines.of(told, Map.of()), true);
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
}
