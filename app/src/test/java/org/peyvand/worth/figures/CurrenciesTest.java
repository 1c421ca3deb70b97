package org.peyvand.worth.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Clue;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.SimulatedShop;
import org.peyvand.worth.Spend;
import org.peyvand.worth.Spends;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Currencies are never mixed: orders in another one, however large, are in no amount, no cohort and no count of orders. (That
 * somebody came counts, whatever they paid in: who comes again, and who still is a customer, is said of all.)
 */
@PeyvandTest
class CurrenciesTest {

    private static final LocalDate MONTH = LocalDate.of(2025, 2, 19);
    private static final long DEAR = 8_000_000_000L;
    private static final List<Clue> INSTAGRAM = List.of(new Clue.Utm("instagram", "", ""));

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Spends spends;

    @Autowired
    Upkeep upkeep;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Test
    void ordersInAnotherCurrencyAreInNoAmountCohortOrCountOfOrders() {
        clock.set(Instant.parse("2025-06-01T08:00:00Z"));
        var plain = figures(shop(false));
        var mixed = figures(shop(true));
        assertThat(plain).hasSizeGreaterThan(16);
        plain.forEach((what, figures) -> assertThat(mixed.get(what)).as(what).isEqualTo(figures));
    }

    private TestWorkspace shop(boolean mixed) {
        var shop = TestWorkspace.create();
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                var made = new SimulatedShop(customers, orders);
                made.fill(5, 70);
                for (int i = 0; i < 14; i++) {
                    var who = made.somebody("خریدار " + i);
                    made.buys(who, MONTH.plusDays(i), "CH", 1_000_000, "IRR", INSTAGRAM);
                    if (mixed && i % 2 == 0) made.buys(who, MONTH.minusDays(40), "CH", DEAR, "EUR", INSTAGRAM);
                    if (mixed && i % 3 == 0) made.buys(who, MONTH.plusDays(60), "CH", DEAR, "EUR", INSTAGRAM);
                }
                for (int i = 0; mixed && i < 20; i++)
                    made.buys(made.somebody("بیگانه " + i), MONTH.plusDays(i), "CH", DEAR, "EUR", INSTAGRAM);
                spends.tell(List.of(new Spend("اینستاگرام", "", MONTH, 20_000_000)), Spends.By.TYPED);
            });
            upkeep.tend();
        });
        return shop;
    }

    /** All files of what was earned, and what pages say beside them. */
    private static Map<String, String> figures(TestWorkspace shop) {
        var owner = TestClient.member(shop.owner());
        var found = new LinkedHashMap<String, String>();
        for (var key : List.of("months", "top", "cohorts", "earned", "curves", "earned-curves"))
            found.put(key, read(owner, "/worth/figures?key=" + key));
        for (var by : List.of("channel", "campaign", "product", "referral"))
            for (var key : List.of("cohorts", "earned"))
                found.put(by + " " + key, read(owner, "/worth/figures?key=" + key + "&by=" + by));
        var stats = Jsoup.parse(read(owner, "/worth")).select(".stats > *");
        found.put("to date", stats.first().text());
        found.put("orders of each", stats.text().replaceAll(".*(به‌طور میانگین [^ ]+ سفارش).*", "$1"));
        found.put(
                "best",
                Jsoup.parse(read(owner, "/customers?sort=worth")).select("tbody tr").stream()
                        .limit(20)
                        .map(row -> row.select("td:has(a)").text()
                                + row.select(".num").first().text())
                        .toList()
                        .toString());
        var won = Jsoup.parse(read(owner, "/worth/acquisition")).select("#won tbody tr");
        for (var row : won) {
            var cells = row.select("td");
            found.put(
                    "won " + cells.first().select(".strong").first().text(),
                    cells.stream().skip(1).limit(3).map(Element::text).toList().toString());
        }
        return found;
    }

    private static String read(TestClient owner, String path) {
        var answer = owner.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
