package org.peyvand.commerce.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.ObjectNode;

/** What a shop should never tell ends in a clear line on its page, with nothing half done, and holds up no other. */
@PeyvandTest
class WooBadInputTest {

    private static final String CHANGED = "2025-04-01T00:00:00";

    @Autowired
    ApplicationContext context;

    private WooImitation imitation;
    private WooFacts facts;

    @BeforeEach
    void open() {
        imitation = new WooImitation();
        facts = new WooFacts(context, imitation);
    }

    @AfterEach
    void close() {
        imitation.close();
    }

    static Stream<Arguments> badOrders() {
        return Stream.of(
                bad("dateAhead", "تاریخش در آینده است", order -> order.put("date_created_gmt", "2199-01-01T00:00:00")),
                bad("dateLongAgo", "پیش از ۱۳۰۰", order -> order.put("date_created_gmt", "1404-01-05T00:00:00")),
                bad("noDate", "تاریخ خوانا ندارد", order -> order.put("date_created_gmt", "0000-00-00T00:00:00")),
                bad("currency", "به ارز دیگری است", order -> order.put("currency", "EUR")),
                bad("currency", "به ارز دیگری است", order -> order.put("currency", "")),
                bad("badNumber", "عدد نیست", order -> order.put("total", "12,5 تومان")),
                bad("absurd", "ممکن نیست", order -> order.put("total", "1e30")),
                bad("absurd", "ممکن نیست", order -> order.put("total", "-5")),
                bad("noId", "شناسه ندارد", order -> order.put("id", -3)));
    }

    private static Arguments bad(String reason, String said, Consumer<ObjectNode> spoil) {
        return Arguments.of(reason, said, spoil);
    }

    @ParameterizedTest
    @MethodSource("badOrders")
    void anOrderThatCannotBeWaitsWithItsReasonTheOthersAreTaken(
            String reason, String said, Consumer<ObjectNode> spoil) {
        var order = WooImitation.order(7, "completed", CHANGED, "10");
        spoil.accept(order);
        imitation.put(order);
        imitation.put(WooImitation.order(8, "completed", CHANGED, "10"));
        facts.fetch();
        facts.fetchAgain();
        facts.tell("d1", "order.updated", WooImitation.bytes(order));
        assertThat(facts.refused())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.reason()).isEqualTo(reason));
        assertThat(facts.orders())
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("8 sale"));
        assertThat(facts.count("select count(*) from customer.customer")).isEqualTo(1);
        var page = TestClient.member(facts.workspace.owner()).get(ShopPages.HOME + "/" + facts.shop);
        assertThat(page.body()).contains(said);
    }

    @Test
    void anOrderPutRightInTheShopSettlesItsLine() {
        var order = WooImitation.order(7, "completed", CHANGED, "10").put("currency", "USD");
        imitation.put(order);
        facts.fetch();
        var line = facts.refused().getFirst();
        imitation.put(order.put("currency", "IRR").put("date_modified_gmt", "2025-04-02T00:00:00"));
        facts.again(line.id());
        assertThat(facts.refused()).isEmpty();
        assertThat(facts.orders())
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("7 sale completed 10 IRR"));
    }

    @Test
    void aLinePutAsideStaysThere() {
        imitation.put(WooImitation.order(7, "completed", CHANGED, "10").put("currency", "USD"));
        facts.fetch();
        var path = ShopPages.HOME + "/" + facts.shop + "/refused/"
                + facts.refused().getFirst().id();
        var owner = TestClient.member(facts.workspace.owner());
        assertThat(owner.post(path + "/drop", Map.of()).statusCode()).isEqualTo(302);
        facts.fetchAgain();
        assertThat(facts.refused()).isEmpty();
    }

    @Test
    void aRefundBiggerThanWhatIsLeftOrOfAnotherOrderIsRefusedAloneAndTheOrderStands() {
        var order = WooImitation.order(7, "completed", CHANGED, "100");
        imitation.refund(order, 70, "60");
        imitation.refund(order, 71, "60");
        imitation.put(order);
        var other = WooImitation.order(8, "completed", CHANGED, "100");
        imitation.refund(other, 80, "10");
        ((ObjectNode) imitation.refunds.get(8L).getFirst()).put("parent_id", 999);
        imitation.put(other);
        facts.fetch();
        assertThat(facts.orders().stream().map(one -> one.replaceAll(" IRR.*", "")))
                .containsExactly("7 sale completed 1000", "7-R70 return completed -600", "8 sale completed 1000");
        assertThat(facts.refused().stream().map(RefusedNotice::reason))
                .containsExactlyInAnyOrder("refundBigger", "refundWithoutOrder");
    }

    @Test
    void aCurrencyThatChangesHalfWayIsTakenByItsUnitAndRefusedWhereItIsAnother() {
        imitation.put(WooImitation.order(1, "completed", CHANGED, "10"));
        imitation.put(WooImitation.order(2, "completed", CHANGED, "100").put("currency", "IRR"));
        imitation.put(WooImitation.order(3, "completed", CHANGED, "1").put("currency", "IRHT"));
        imitation.put(WooImitation.order(4, "completed", CHANGED, "1").put("currency", "USD"));
        facts.fetch();
        assertThat(facts.list("select number || ' ' || total from commerce.orders order by number"))
                .containsExactly("1 100", "2 100", "3 10000");
        assertThat(facts.refused())
                .singleElement()
                .satisfies(one -> assertThat(one.detail()).isEqualTo("USD"));
    }

    @Test
    void twoOrdersOfOneNumberAreNotOne() {
        imitation.put(WooImitation.order(1, "completed", CHANGED, "10").put("number", "A-1"));
        imitation.put(
                WooImitation.order(2, "completed", "2025-04-02T00:00:00", "20").put("number", "A-1"));
        facts.fetch();
        assertThat(facts.orders())
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("A-1 sale completed 100"));
        assertThat(facts.refused())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("number"));
    }

    @Test
    void anOrderNumberedLikeAReturnTakesNoReturnsPlace() {
        var order = WooImitation.order(7, "completed", CHANGED, "100");
        imitation.refund(order, 70, "60");
        imitation.put(order);
        imitation.put(WooImitation.order(8, "completed", CHANGED, "50").put("number", "7-R70"));
        facts.fetch();
        assertThat(facts.list("select number || ' ' || total from commerce.orders order by number"))
                .containsExactlyInAnyOrder("7 1000", "7-R70 -600", "7-R70/8 500");
    }

    @Test
    void anOrderThatIsGivenAnotherNumberIsStillOne() {
        var order = WooImitation.order(1, "completed", CHANGED, "10");
        facts.tell("d1", "order.created", WooImitation.bytes(order));
        order.put("number", "A-1").put("date_modified_gmt", "2025-04-02T00:00:00");
        facts.tell("d2", "order.updated", WooImitation.bytes(order));
        assertThat(facts.orders())
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("A-1 sale"));
    }

    @Test
    void whatNobodyCanReadWaitsAndHoldsUpNothing() {
        facts.tell("d1", "order.updated", "{\"id\": 7, ".getBytes(StandardCharsets.UTF_8));
        facts.tell("d2", "order.updated", "[]".getBytes(StandardCharsets.UTF_8));
        facts.tell("d3", "order.exploded", "{\"id\": 9}".getBytes(StandardCharsets.UTF_8));
        facts.tell("d4", "order.updated", ("{\"a\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        facts.tell("d5", "product.updated", "{\"id\": 7}".getBytes(StandardCharsets.UTF_8));
        facts.tell("d6", "order.updated", WooImitation.bytes(WooImitation.order(7, "completed", CHANGED, "10")));
        assertThat(facts.refused().stream().map(RefusedNotice::reason))
                .containsExactlyInAnyOrder("notJson", "notJson", "notJson", "topic");
        assertThat(facts.orders()).hasSize(1);
    }

    @Test
    void mailsAShopMakesUpForMobilesJoinNobody() {
        var one = WooImitation.order(1, "completed", CHANGED, "10");
        var other = WooImitation.order(2, "completed", CHANGED, "10");
        for (var order : List.of(one, other)) {
            ((ObjectNode) order.path("billing")).put("email", "09120000000@localhost");
            imitation.put(order);
        }
        facts.fetch();
        assertThat(facts.count("select count(*) from customer.customer")).isEqualTo(2);
    }
}
