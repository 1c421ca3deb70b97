package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The owner looks what each month brought, reads the chart as a table, and goes down to the names behind a figure. */
@PeyvandTest
class WorthStoryTest {

    @LocalServerPort
    private int port;

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    TestClock clock;

    private Windows windows;
    private int number;

    @BeforeEach
    void open() {
        windows = new Windows(port);
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void chartsAreReadAsTablesAndLeadToTheirCustomers() {
        clock.set(Instant.parse("2025-06-01T08:00:00Z"));
        var shop = TestWorkspace.create();
        shop.run(() -> {
            var kept = buys("نگار ماندگار", "2025-04-10", 2_000_000);
            buysAgain(kept, "2025-05-10", 3_000_000);
            buys("تازه‌وارد", "2025-05-11", 1_000_000);
        });
        var page = windows.logIn(shop.owner(), 1280);
        page.locator(".parts [href='/worth']").first().click();
        page.locator("details:has(#figures-months) summary").click();
        var lines = page.locator("#figures-months tbody tr");
        PlaywrightAssertions.assertThat(lines).hasCount(2);
        assertThat(lines.first().textContent()).contains("اردیبهشت ۱۴۰۴", "۱۰۰٬۰۰۰", "۳۰۰٬۰۰۰");
        assertThat(page.locator(".plot-bar").count()).isEqualTo(4);

        lines.first().locator("a").nth(1).click();
        PlaywrightAssertions.assertThat(page.locator("#content")).containsText("نگار ماندگار");
        PlaywrightAssertions.assertThat(page.locator("#content")).not().containsText("تازه‌وارد");

        page.navigate(windows.at("/worth/cohorts"));
        PlaywrightAssertions.assertThat(page.locator("#figures-cohorts tbody tr"))
                .hasCount(2);
        windows.assertNoComplaints();
    }

    private UUID buys(String name, String day, long amount) {
        var who = customers.create(new CustomerDetails(name, "", Optional.empty()), List.of());
        buysAgain(who, day, amount);
        return who;
    }

    private void buysAgain(UUID who, String day, long amount) {
        var line = NewLine.of("", "", BigDecimal.ONE, BigDecimal.valueOf(amount));
        var at = Instant.parse(day + "T08:00:00Z");
        orders.upsert(List.of(new NewOrder("api", "" + ++number, Optional.of(who), at, "IRR", "", List.of(line))));
    }
}
