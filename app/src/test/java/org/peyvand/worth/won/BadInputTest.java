package org.peyvand.worth.won;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Clue;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.Spend;
import org.peyvand.worth.Spends;
import org.peyvand.worth.model.Acquisition.Verdict;
import org.peyvand.worth.tally.CohortTally;
import org.peyvand.worth.tally.SourceTally.Grouping;
import org.peyvand.worth.tally.Sums;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What a shop's past may hold that cannot be, or hardly: it ends in a clear line, and nothing is half done. What files, webhooks
 * and WooCommerce may bring is in BadFilesTest, ShopDoorTest and WooBadInputTest.
 */
@PeyvandTest
class BadInputTest {

    private static final LocalDate ORDIBEHESHT = LocalDate.of(2025, 4, 21);

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    AcquisitionReports reports;

    @Autowired
    Spends spends;

    @Autowired
    CohortTally tally;

    @Autowired
    Upkeep upkeep;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private TestWorkspace shop;
    private int number;

    @BeforeEach
    void open() {
        clock.set(Instant.parse("2025-06-01T08:00:00Z"));
        shop = TestWorkspace.create();
    }

    @Test
    void anOrderFromTheFutureOrBefore1300IsRejectedByItsFieldAndTheOthersAreTaken() {
        var told = TestClient.program(shop)
                .send(
                        "POST",
                        "/api/v1/orders/bulk",
                        "{\"orders\":[%s,%s,%s]}"
                                .formatted(
                                        order("1", "2025-05-01T08:00:00Z"),
                                        order("2", "2025-06-03T08:00:00Z"),
                                        order("3", "1921-03-20T08:00:00Z")));
        assertThat(told.statusCode()).isEqualTo(200);
        var results = new ObjectMapper().readTree(told.body());
        assertThat(results.path("created").asInt()).isEqualTo(1);
        assertThat(List.of(error(results, 1), error(results, 2)))
                .allSatisfy(error -> assertThat(error.path("field").asString()).isEqualTo("placedAt"));
        assertThat(error(results, 1).path("detail").asString()).contains("2025-06-03");
        assertThat(error(results, 2).path("detail").asString()).contains("1300");
        assertThat(orders()).isEqualTo(1);
    }

    private static String order(String number, String at) {
        return """
                {"source":"till","number":"%s","placedAt":"%s","customer":{"name":"علی"},
                "lines":[{"description":"چای","unitPrice":1000}]}""".formatted(number, at);
    }

    private static JsonNode error(JsonNode results, int at) {
        return results.path("results").path(at).path("errors").path(0);
    }

    private long orders() {
        return total().orders();
    }

    private Sums total() {
        return shop.acting(() -> transaction.execute(_ -> tally.read())).values().stream()
                .reduce(Sums.NONE, Sums::plus);
    }

    @Test
    void aCurrencyThatChangesHalfWayIsCountedAndSaidAndInNoSum() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                var ali = somebody();
                sell(ali, "2025-04-25", 1_000_000, "IRR", 1);
                sell(ali, "2025-05-02", 900, "EUR", 1);
            });
            upkeep.tend();
        });
        assertThat(total().net()).isEqualTo(1_000_000);
        assertThat(page("/worth")).contains("۱ سفارش");
    }

    @Test
    void aReturnOfMoreThanWasBoughtOrOfNothingBoughtIsTakenOffAndStopsNoPage() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                var ali = somebody();
                sell(ali, "2025-04-25", 1_000_000, "IRR", 1);
                sell(ali, "2025-05-02", 3_000_000, "IRR", -1);
                sell(somebody(), "2025-05-02", 500_000, "IRR", -1);
            });
            upkeep.tend();
        });
        var total = total();
        assertThat(total.net()).isEqualTo(-2_500_000);
        assertThat(total.orders()).as("a return is no purchase").isEqualTo(1);
        for (var path : List.of("/worth", "/worth/cohorts?show=earned", "/worth/acquisition", "/worth/silent"))
            assertThat(page(path)).as(path).contains("</html>");
    }

    @Test
    void spendWithoutCustomersAndCustomersWithoutSpendAreSaidSo() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                sell(somebody(), "2025-04-25", 1_000_000, "IRR", 1);
                spends.tell(List.of(new Spend("بیلبورد", "", ORDIBEHESHT, 7_000_000)), Spends.By.TYPED);
            });
            upkeep.tend();
        });
        assertThat(page("/worth/acquisition")).contains(">کسی نیامد<", ">هزینه‌ای ثبت نشده<");
    }

    @Test
    void aCampaignInAnotherSpellingOrCaseIsOneCampaign() {
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                sell(somebody(), "2025-04-25", "instagram", "شب یلدا");
                sell(somebody(), "2025-04-26", "Instagram", "شبِ يلدا");
                sell(somebody(), "2025-04-27", "INSTAGRAM", "شب‌یلدا");
                sell(somebody(), "2025-04-27", "instagram", "Yalda");
                sell(somebody(), "2025-04-27", "instagram", "YALDA");
                spends.tell(List.of(new Spend("اينستاگرام", "شب يلدا", ORDIBEHESHT, 30)), Spends.By.TYPED);
            });
            upkeep.tend();
            var campaigns = reports.report(Grouping.FIRST, 12).campaigns("اینستاگرام");
            assertThat(campaigns).extracting(line -> line.numbers().customers()).containsExactlyInAnyOrder(3L, 2L);
            assertThat(campaigns.getFirst().numbers().verdict()).isNotEqualTo(Verdict.NOBODY);
        });
    }

    private String page(String path) {
        var page = TestClient.member(shop.owner()).get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private UUID somebody() {
        return customers.create(new CustomerDetails("علی", "", Optional.empty()), List.of());
    }

    private void sell(UUID who, String day, String channel, String campaign) {
        orders.upsert(List.of(order(who, day, 1_000_000, "IRR", 1).with(List.of(new Clue.Utm(channel, "", campaign)))));
    }

    private void sell(UUID who, String day, long amount, String currency, int quantity) {
        orders.upsert(List.of(order(who, day, amount, currency, quantity)));
    }

    private NewOrder order(UUID who, String day, long amount, String currency, int quantity) {
        var line = NewLine.of("", "چای", BigDecimal.valueOf(quantity), BigDecimal.valueOf(amount));
        var at = Instant.parse(day + "T08:00:00Z");
        return new NewOrder("till", "" + ++number, Optional.of(who), at, currency, "", List.of(line));
    }
}
