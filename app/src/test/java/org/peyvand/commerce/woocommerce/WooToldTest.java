package org.peyvand.commerce.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a shop tells, in whatever order and however often: what stands is what the shop has. */
@PeyvandTest
class WooToldTest {

    private static final int ORDERS = 8;

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

    private record Told(String topic, byte[] raw) {}

    /** The life of an order, with the shop left as it ends. */
    private List<Told> life(long id, Random random) {
        var told = new ArrayList<Told>();
        var order = WooImitation.order(id, "pending", "2025-04-01T00:00:00", "100");
        told.add(new Told("order.created", WooImitation.bytes(order)));
        var second = 0;
        for (int change = random.nextInt(5); change > 0; change--) {
            var status = List.of("processing", "completed", "cancelled", "on-hold", "packed")
                    .get(random.nextInt(5));
            second += random.nextInt(2);
            order.put("status", status)
                    .put("total", Integer.toString(100 + 10 * random.nextInt(3)))
                    .put("date_modified_gmt", "2025-04-01T00:01:%02d".formatted(second));
            if (random.nextInt(3) == 0) imitation.refund(order, id * 100 + second, "30");
            told.add(new Told("order.updated", WooImitation.bytes(order)));
        }
        imitation.put(order);
        if (random.nextInt(3) == 0) {
            told.add(new Told("order.deleted", ("{\"id\":" + id + "}").getBytes(StandardCharsets.UTF_8)));
            if (random.nextBoolean()) told.add(new Told("order.restored", WooImitation.bytes(order)));
            else if (random.nextBoolean()) imitation.orders.get(id).put("status", "trash");
            else imitation.orders.remove(id);
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyOrderAndRepetitionOfWebhooksEndsInTheSameFactsAsAskingTheShop(long seed) {
        var random = new Random(seed);
        var told = new ArrayList<Told>();
        for (long id = 1; id <= ORDERS; id++) told.addAll(life(id, random));
        told.addAll(told.subList(0, told.size() / 2));
        Collections.shuffle(told, random);
        for (int at = 0; at < told.size(); at++)
            facts.tell("d" + at, told.get(at).topic(), told.get(at).raw());
        var asking = new WooFacts(context, imitation);
        asking.fetch();
        assertThat(facts.orders()).isEqualTo(asking.orders());
        assertThat(facts.refused()).isEmpty();
        assertThat(facts.entries("order")).hasSize((int)
                facts.count("select count(*) from commerce.orders where kind = 'sale' and customer_id is not null"));
        assertThat(facts.entries("return")).hasSize((int)
                facts.count("select count(*) from commerce.orders where kind = 'return' and customer_id is not null"));
        facts.fetch();
        assertThat(facts.orders()).as("asked after all was told").isEqualTo(asking.orders());
    }

    @Test
    void whatIsToldTwiceIsKeptOnceAndWhatIsOldChangesNothing() {
        var order = WooImitation.order(7, "completed", "2025-04-01T00:00:05", "100");
        var old = order.deepCopy().put("status", "pending").put("date_modified_gmt", "2025-04-01T00:00:01");
        for (int time = 0; time < 3; time++) facts.tell("same", "order.updated", WooImitation.bytes(order));
        facts.tell("late", "order.created", WooImitation.bytes(old));
        assertThat(facts.count("select count(*) from commerce.shop_notice")).isEqualTo(2);
        assertThat(facts.orders()).containsExactly("7 sale completed 1000 IRR مریم خریدار7");
        assertThat(imitation.asked("GET")).as("what is clear is not asked for").isEmpty();
    }

    @Test
    void anOrderCancelledOrGivenBackLeavesNoSaleBehind() {
        var order = WooImitation.order(7, "completed", "2025-04-01T00:00:00", "100");
        facts.tell("d1", "order.updated", WooImitation.bytes(order));
        order.put("status", "refunded").put("date_modified_gmt", "2025-04-02T00:00:00");
        facts.tell("d2", "order.updated", WooImitation.bytes(order));
        assertThat(facts.orders().stream().map(one -> one.replaceAll(" IRR.*", "")))
                .containsExactly("7 sale refunded 1000", "7-R return refunded -1000");
        order.put("status", "cancelled").put("date_modified_gmt", "2025-04-03T00:00:00");
        facts.tell("d3", "order.updated", WooImitation.bytes(order));
        assertThat(facts.orders()).isEmpty();
        assertThat(facts.list("select orders || ' ' || spent from customer.standing where orders > 0"))
                .isEmpty();
    }

    @Test
    void whatOnlyTheShopCanSayWaitsUntilItAnswers() {
        var order = WooImitation.order(7, "completed", "2025-04-01T00:00:00", "100");
        imitation.refund(order, 70, "30");
        imitation.put(order);
        imitation.failing.set(1_000);
        facts.tell("d1", "order.updated", WooImitation.bytes(order));
        assertThat(facts.orders()).isEmpty();
        assertThat(facts.count("select count(*) from commerce.shop_notice where state = 'waiting'"))
                .isEqualTo(1);
        imitation.failing.set(0);
        facts.list("select notice_id::text from commerce.shop_notice")
                .forEach(id -> facts.workspace.run(
                        () -> context.getBean(NoticeRun.class).run(UUID.fromString(id))));
        assertThat(facts.orders()).hasSize(2);
    }

    @Test
    void aRegisteredCustomerIsOneWithTheGuestOfTheirMobileAndAnotherNameIsSomebodyElse() {
        var guest = WooImitation.order(7, "completed", "2025-04-01T00:00:00", "100");
        var known = WooImitation.order(47, "completed", "2025-04-01T00:00:00", "100")
                .put("customer_id", 5);
        ((ObjectNode) known.path("billing")).put("last_name", "خریدار7");
        var other = WooImitation.order(87, "completed", "2025-04-01T00:00:00", "100");
        ((ObjectNode) other.path("billing")).put("first_name", "زهرا");
        for (var order : List.of(guest, known, other))
            facts.tell("d" + order.path("id"), "order.created", WooImitation.bytes(order));
        assertThat(facts.count("select count(*) from customer.customer")).isEqualTo(2);
        assertThat(facts.count("select count(distinct customer_id) from commerce.orders where number in ('7', '47')"))
                .isEqualTo(1);
        assertThat(facts.count("select count(*) from customer.merge")).isZero();
    }
}
