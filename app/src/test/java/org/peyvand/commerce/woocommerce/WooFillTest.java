package org.peyvand.commerce.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.commerce.woocommerce.Things.Kind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A shop's past is fetched whole: every thing once, whatever fails, changes or stops meanwhile. */
@PeyvandTest
class WooFillTest {

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

    private static String at(long second) {
        return "2025-04-%02dT%02d:%02d:00".formatted(1 + second / 1440 % 28, second / 60 % 24, second % 60);
    }

    private void orders(int from, int to) {
        LongStream.range(from, to).forEach(id -> imitation.put(WooImitation.order(id, "completed", at(id), "1250.5")));
    }

    @Test
    void customersOrdersRefundsAndReviewsComeWithTheirUnitsAndPeople() {
        imitation.customer(5, "ali@example.com");
        imitation.review(9, "ali@example.com", 4, "خوش‌عطر &amp; تازه");
        imitation.review(10, "nobody@example.com", 1, "بد");
        var registered = WooImitation.order(1001, "completed", at(1), "125000");
        registered.put("customer_id", 5);
        registered
                .putArray("shipping_lines")
                .addObject()
                .put("method_title", "پست")
                .put("total", "20000");
        registered.put("total", "145000");
        imitation.refund(registered, 77, "45000");
        imitation.put(registered);
        imitation.put(WooImitation.order(1002, "processing", at(2), "10"));
        imitation.put(WooImitation.order(1042, "processing", at(3), "20.5"));
        imitation.put(WooImitation.order(1003, "pending", at(4), "99"));
        imitation.put(WooImitation.order(1004, "cancelled", at(5), "99"));
        facts.fetch();
        assertThat(facts.orders())
                .containsExactly(
                        "1001 sale completed 1450000 IRR علی ثبت‌شده5",
                        "1001-R77 return completed -450000 IRR علی ثبت‌شده5",
                        "1002 sale processing 100 IRR مریم خریدار2",
                        "1042 sale processing 205 IRR مریم خریدار2");
        assertThat(facts.count("select count(*) from customer.customer")).isEqualTo(2);
        assertThat(facts.entries("review"))
                .singleElement()
                .satisfies(review -> assertThat(review).contains("خوش‌عطر & تازه", "\"stars\": 4", "چای لاهیجان"));
        assertThat(facts.workspace.acting(() -> context.getBean(Things.class).reviewsOfStrangers(facts.shop)))
                .isEqualTo(1);
        assertThat(facts.list("select string_agg(l.total::text, ' ' order by line_no) from commerce.order_line l"
                        + " join commerce.orders o using (workspace_id, order_id) where o.number = '1001'"))
                .containsExactly("1250000 200000");
    }

    @Test
    void howTheBuyerCameIsToldWithTheOrder() {
        var order = WooImitation.order(1, "completed", at(1), "10");
        order.withArray("coupon_lines").addObject().put("code", "nowruz");
        for (var meta :
                List.of("source_type=utm", "utm_source=instagram", "utm_medium=social", "utm_campaign=(none)")) {
            var pair = meta.split("=");
            order.withArray("meta_data")
                    .addObject()
                    .put("key", "_wc_order_attribution_" + pair[0])
                    .put("value", pair[1]);
        }
        imitation.put(order);
        var direct = WooImitation.order(2, "completed", at(2), "10");
        direct.withArray("meta_data")
                .addObject()
                .put("key", "_wc_order_attribution_source_type")
                .put("value", "typein");
        direct.withArray("meta_data")
                .addObject()
                .put("key", "_wc_order_attribution_utm_source")
                .put("value", "(direct)");
        imitation.put(direct);
        facts.fetch();
        assertThat(facts.list("select concat_ws(' ', reference, source) from customer.touch order by reference"))
                .containsExactly(
                        "1/coupon order/" + facts.shop().source(),
                        "1/utm order/" + facts.shop().source());
    }

    @Test
    void aShopThatFailsThrottlesAndDiesInBetweenIsFilledOnceAndWhole() {
        orders(1, 351);
        LongStream.rangeClosed(1, 230).forEach(id -> imitation.customer(id, "c" + id + "@example.com"));
        imitation.failure = 429;
        imitation.failing.set(1_000);
        assertThat(facts.step()).as("as long as the shop asked for").isEqualTo(Duration.ofSeconds(7));
        assertThat(facts.shop().problem()).contains(Trouble.BUSY);
        imitation.failing.set(0);
        imitation.beforeOrders = () -> {
            if (imitation.asked("GET /wp-json/wc/v3/orders").size() == 3) imitation.failing.set(1);
        };
        facts.set("running");
        imitation.failure = 500;
        facts.fetch();
        assertThat(facts.shop().problem()).contains(Trouble.BUSY);
        var half = facts.flow(Kind.ORDER);
        assertThat(half.done()).isPositive().isLessThan(350);
        assertThat(half.total()).isEqualTo(350);
        facts.set("stopped");
        var asked = imitation.asked("GET").size();
        facts.fetch();
        assertThat(imitation.asked("GET")).as("stopped, nothing is asked").hasSize(asked);
        facts.set("running");
        facts.fetch();
        assertThat(facts.shop().problem()).isEmpty();
        assertThat(facts.count("select count(*) from commerce.orders")).isEqualTo(350);
        assertThat(facts.flow(Kind.ORDER).done()).isEqualTo(350);
        assertThat(facts.count("select count(*) from commerce.shop_thing where kind = 'customer'"))
                .isEqualTo(230);
        facts.fetchAgain();
        assertThat(facts.count("select count(*) from commerce.orders")).isEqualTo(350);
        assertThat(facts.count("select count(*) from timeline.entry where kind = 'order'"))
                .isEqualTo(350);
    }

    @Test
    void noneIsPassedOverWhereManyChangeInOneSecondAndOthersChangeMeanwhile() {
        LongStream.rangeClosed(1, 950)
                .forEach(id -> imitation.put(WooImitation.order(id, "completed", "2025-05-01T00:00:00", "10")));
        imitation.beforeOrders = () -> {
            var page = imitation.asked("GET /wp-json/wc/v3/orders").size();
            if (page > 9) return;
            var moved = imitation.orders.get((long) page * 3);
            moved.put("date_modified_gmt", Instant.now().toString().substring(0, 19))
                    .put("total", "30");
        };
        facts.fetch();
        facts.fetchAgain();
        assertThat(facts.count("select count(*) from commerce.orders")).isEqualTo(950);
        assertThat(facts.count("select count(*) from commerce.orders where total = 300"))
                .as("each change met at its new place, or at the next look")
                .isEqualTo(9);
    }

    /** WooCommerce leaves what it cannot read out of a page and counts it all the same. */
    @Test
    void whatTheShopCannotShowHidesNothingThatComesAfterIt() {
        LongStream.rangeClosed(1, 250)
                .forEach(id -> imitation.put(WooImitation.order(id, "completed", "2025-05-01T00:00:00", "10")));
        LongStream.rangeClosed(1, 250).forEach(id -> imitation.customer(id, "c" + id + "@example.com"));
        LongStream.rangeClosed(1, 250).forEach(id -> imitation.review(id, "c7@example.com", 5, "نظر " + id));
        imitation.unreadable.addAll(List.of(3L, 120L, 240L));
        facts.fetch();
        assertThat(facts.count("select count(*) from commerce.orders")).isEqualTo(247);
        assertThat(facts.count("select count(*) from commerce.shop_thing where kind = 'customer'"))
                .isEqualTo(247);
        assertThat(facts.entries("review")).hasSize(247);
        facts.fetchAgain();
        assertThat(facts.entries("review"))
                .as("a page that is short says of none after it that it was removed")
                .hasSize(247);
    }

    /** As in the first hour of a day of spring in Iran until 2022: 00:30 was on no clock. */
    @Test
    void noneIsPassedOverWhereClocksWerePutForward() {
        LongStream.rangeClosed(1, 240)
                .forEach(id -> imitation.put(WooImitation.order(
                        id, "completed", "2022-03-22T00:%02d:%02d".formatted(id / 60, id % 60), "10")));
        facts.fetch();
        assertThat(facts.count("select count(*) from commerce.orders")).isEqualTo(240);
        assertThat(imitation.asked("GET /wp-json/wc/v3/orders").size())
                .as("and it comes to an end")
                .isLessThan(10);
    }

    @Test
    void aShopTooOldToSayWhatChangedIsNotAskedForEver() {
        orders(1, 350);
        imitation.beforeModifiedAfter = true;
        facts.fetch();
        assertThat(facts.shop().problem()).contains(Trouble.OLD);
        assertThat(imitation.asked("GET /wp-json/wc/v3/orders").size()).isLessThan(4);
    }

    @Test
    void customersRemovedFromPagesAlreadyFetchedHideNoOther() {
        LongStream.rangeClosed(1, 350).forEach(id -> imitation.customer(id, "c" + id + "@example.com"));
        var key = new WooKey(imitation.address(), WooImitation.KEY, WooImitation.SECRET);
        facts.workspace.run(() -> {
            try {
                context.getBean(CustomerFetching.class).page(facts.shop(), key, facts.flow(Kind.CUSTOMER));
            } catch (Unanswered e) {
                throw new AssertionError(e);
            }
        });
        LongStream.rangeClosed(20, 90).forEach(imitation.customers::remove);
        facts.fetch();
        assertThat(facts.count("select count(*) from commerce.shop_thing where kind = 'customer'"))
                .isEqualTo(350);
    }

    @Test
    void reviewsThatAreChangedOrRemovedInTheShopAreSoHere() {
        imitation.customer(5, "ali@example.com");
        LongStream.rangeClosed(1, 130).forEach(id -> imitation.review(id, "ali@example.com", 5, "نظر " + id));
        facts.fetch();
        assertThat(facts.entries("review")).hasSize(130);
        imitation.review(3, "ali@example.com", 2, "نظر دیگر");
        imitation.reviews.get(4L).put("status", "spam");
        imitation.reviews.remove(130L);
        facts.fetchAgain();
        assertThat(facts.entries("review"))
                .hasSize(128)
                .filteredOn(review -> review.contains("نظر دیگر"))
                .singleElement()
                .satisfies(review -> assertThat(review).contains("\"stars\": 2"));
        imitation.reviews.get(4L).put("status", "approved");
        facts.fetchAgain();
        assertThat(facts.entries("review")).hasSize(129);
    }

    @Test
    void aReviewFindsItsWriterOnceTheyAreKnown() {
        imitation.review(1, "ali@example.com", 5, "خوب");
        facts.fetch();
        assertThat(facts.entries("review")).isEmpty();
        imitation.customer(5, "Ali@Example.com");
        facts.fetchAgain();
        assertThat(facts.entries("review")).hasSize(1);
    }

    @Test
    void aStatusOfAPluginCountsOncePaidUntilAPersonSaysWhatItMeans() {
        imitation.put(WooImitation.order(1, "wc-packing", at(1), "10"));
        imitation.put(WooImitation.order(2, "packing", at(2), "10").put("date_paid_gmt", at(2)));
        facts.fetch();
        assertThat(facts.orders())
                .singleElement()
                .satisfies(order -> assertThat(order).startsWith("2 sale packing"));
        var owner = TestClient.member(facts.workspace.owner());
        var page = ShopPages.HOME + "/" + facts.shop;
        assertThat(owner.get(page).body()).contains("packing", "این وضعیت از افزونه‌ای است");
        facts.set("stopped");
        owner.post(page + "/status", Map.of("status", "packing", "meaning", "sale"));
        facts.set("running");
        facts.fetch();
        assertThat(facts.orders()).hasSize(2);
        facts.set("stopped");
        owner.post(page + "/status", Map.of("status", "packing", "meaning", "no-sale"));
        facts.set("running");
        facts.fetch();
        assertThat(facts.orders()).isEmpty();
        assertThat(facts.entries("order")).isEmpty();
    }

    @Test
    void aKeyThatIsRefusedIsSaidOnTheDaysPageUntilItIsAccepted() {
        imitation.keyRefused = true;
        facts.fetch();
        var owner = TestClient.member(facts.workspace.owner());
        assertThat(owner.get("/").body()).contains("فروشگاه کلید را نپذیرفت", ShopPages.HOME + "/" + facts.shop);
        assertThat(owner.get(ShopPages.HOME + "/" + facts.shop).body()).contains("قطع", "فروشگاه کلید را نپذیرفت");
        imitation.keyRefused = false;
        facts.set("running");
        facts.fetch();
        assertThat(owner.get("/").body()).doesNotContain("فروشگاه کلید را نپذیرفت");
    }
}
