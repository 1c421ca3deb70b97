package org.peyvand.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.selectOne;
import static org.peyvand.commerce.ToldOrders.at;
import static org.peyvand.commerce.ToldOrders.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.commerce.Written.Outcome;
import org.peyvand.commerce.order.OrderBook;
import org.peyvand.commerce.order.OrderLines;
import org.peyvand.commerce.order.Told;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.CustomerSearch;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Standing;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Refused;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders are told once or often, by whoever knows them, and are one all the same. */
@PeyvandTest
class OrdersTest {

    @Autowired
    Orders orders;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    CustomerSearch search;

    @Autowired
    OrderBook book;

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
    void aCustomerIsFoundByTheBeginningOfAnOrdersNumber() {
        shop.run(() -> {
            var ali = somebody();
            tell(order("SO-۱۴۰۴/117", ali, "2025-03-21", 1, 1_000));
            assertThat(search.find("so-1404")).extracting(row -> row.id()).contains(ali);
            assertThat(search.find("so-1405")).isEmpty();
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
}
