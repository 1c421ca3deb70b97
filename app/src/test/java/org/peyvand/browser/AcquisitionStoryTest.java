package org.peyvand.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Clue;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.WorthUpkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The owner writes down what a channel cost, is told that it does not pay, and looks at the names behind it. */
@PeyvandTest
class AcquisitionStoryTest {

    @LocalServerPort
    private int port;

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext program;

    @Autowired
    TestClock clock;

    private Windows windows;

    @BeforeEach
    void open() {
        windows = new Windows(port);
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void spendThatDoesNotPayIsSaidOnThePageAndTheNextMorning() {
        clock.set(Instant.parse("2025-06-01T08:00:00Z"));
        var shop = TestWorkspace.create();
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                for (int i = 0; i < 12; i++) buys(i);
            });
            WorthUpkeep.tend(program);
        });
        var page = windows.logIn(shop.owner(), 1280);
        page.navigate(windows.at("/worth/acquisition"));
        PlaywrightAssertions.assertThat(page.locator("#won tbody tr")).hasCount(1);
        page.locator("a[href='/worth/spend']").click();
        page.locator("[name=channel]").fill("اينستاگرام");
        page.locator("[name=amount]").fill("۵۰ میلیون");
        page.locator("form[action='/worth/spend'] .btn-primary").click();
        PlaywrightAssertions.assertThat(page.locator("#spends tbody tr")).containsText("۵۰٬۰۰۰٬۰۰۰ تومان");

        page.navigate(windows.at("/"));
        PlaywrightAssertions.assertThat(page.locator("#content")).containsText("خرج اینستاگرام بیش از آورده‌اش است");
        page.locator("a[href^='/worth/acquisition/channel']").click();
        PlaywrightAssertions.assertThat(page.locator("#won-months tbody tr")).hasCount(1);
        page.locator("#won-months tbody tr td[data-label] a").first().click();
        PlaywrightAssertions.assertThat(page.locator("#content")).containsText("مشتری اینستاگرامی ۳");
        windows.assertNoComplaints();
    }

    private void buys(int number) {
        var name = new CustomerDetails("مشتری اینستاگرامی " + (char) ('۰' + number % 10), "", Optional.empty());
        var who = customers.create(name, List.of());
        var line = NewLine.of("", "", BigDecimal.ONE, BigDecimal.valueOf(1_000_000));
        var order = new NewOrder(
                "api", "n" + number, Optional.of(who), Instant.parse("2025-05-10T08:00:00Z"), "IRR", "", List.of(line));
        orders.upsert(List.of(order.with(List.of(new Clue.Utm("instagram", "", "")))));
    }
}
