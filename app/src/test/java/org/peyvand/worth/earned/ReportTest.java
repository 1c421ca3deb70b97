package org.peyvand.worth.earned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Merges;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.RandomShop;
import org.peyvand.worth.tally.Cohort;
import org.peyvand.worth.tally.PlainMonths;
import org.peyvand.worth.tally.Sums;
import org.springframework.beans.factory.annotation.Autowired;

/** What a shop earned, as its pages report it, is what was sold. */
@PeyvandTest
class ReportTest {

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Merges merges;

    @Autowired
    Worth worth;

    @Test
    void theReportSumsToWhatWasSoldAndCountsEachCustomerInOneCohort() {
        var shop = TestWorkspace.create();
        shop.run(() -> new RandomShop(9, customers, orders, merges, "IRR").goOn(120));
        var report = shop.acting(worth::report);
        var plain = new PlainMonths(shop).sold(TestWorkspace.IRANIAN);
        assertThat(report.total().net())
                .isEqualTo(plain.values().stream()
                        .flatMap(months -> months.values().stream())
                        .mapToLong(Sums::net)
                        .sum());
        assertThat(report.months().stream()
                        .mapToLong(month -> month.fresh().plus(month.kept()).net())
                        .sum())
                .isEqualTo(report.total().net());
        assertThat(report.cohorts().stream().mapToLong(Cohort::size).sum())
                .isEqualTo(plain.values().stream().filter(ReportTest::bought).count());
    }

    private static boolean bought(Map<LocalDate, Sums> months) {
        return months.values().stream().anyMatch(sums -> sums.orders() > 0);
    }
}
