package org.peyvand.commerce.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peyvand.commerce.ToldOrders.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.commerce.Order;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.CustomerSearch;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Standing;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** A sale at the counter is an order of now, one for each form that is sent, and may be taken back by hand. */
@PeyvandTest
class CounterTest {

    @Autowired
    Orders orders;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    CustomerSearch search;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
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
            orders.upsert(List.of(order("1", ali, "2025-03-21", 1, 1_000_000)));
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

    private UUID somebody() {
        return customers.create(new CustomerDetails("علی رضایی", "", Optional.empty()), List.of());
    }

    private Standing standing(UUID customer) {
        return customers.get(customer).standing();
    }
}
