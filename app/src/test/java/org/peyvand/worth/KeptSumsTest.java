package org.peyvand.worth;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestDatabase;
import org.peyvand.calendar.JalaliMonth;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Merges;
import org.peyvand.web.Language;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.WorkspaceSettings;
import org.peyvand.workspace.Workspaces;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The sums that pages show are kept, never counted there; they are what a plain count of all orders finds. */
@PeyvandTest
class KeptSumsTest {

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Merges merges;

    @Autowired
    CohortTally tally;

    @Autowired
    Counting counting;

    @Autowired
    Upkeep upkeep;

    @Autowired
    Worth worth;

    @Autowired
    Workspaces workspaces;

    @Autowired
    TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void afterAnyOrdersReturnsMergesAndPartingsTheyAreWhatAPlainCountFinds(long seed) {
        var settings = seed % 2 == 0 ? TestWorkspace.IRANIAN : TestWorkspace.ENGLISH;
        var shop = TestWorkspace.create(settings);
        var random = shop.acting(() -> new RandomShop(seed, customers, orders, merges, settings.currency()));
        for (int round = 0; round < 4; round++) {
            shop.run(() -> random.goOn(40));
            assertKept(shop, settings);
            if (round == 1) shop.run(upkeep::tend);
        }
    }

    @Test
    void anotherCalendarAndZoneCountAllAnew() {
        var shop = TestWorkspace.create();
        shop.run(() -> new RandomShop(7, customers, orders, merges, "IRR").goOn(80));
        shop.run(() -> {
            workspaces.change(gregorian());
            upkeep.tend();
        });
        assertKept(shop, gregorian());
    }

    private static WorkspaceSettings gregorian() {
        var settings = TestWorkspace.IRANIAN;
        return new WorkspaceSettings(
                settings.name(),
                Language.FA,
                TestWorkspace.ENGLISH.calendar(),
                "EUR",
                settings.unit(),
                TestWorkspace.ENGLISH.zone(),
                "IR",
                settings.weeklyHours(),
                false);
    }

    @Test
    void countingAnewGoesOnInStepsWhileOthersBuyAndSaysHowFarItIs() {
        var shop = TestWorkspace.create();
        var random = shop.acting(() -> new RandomShop(11, customers, orders, merges, "IRR"));
        shop.run(() -> {
            random.goOn(60);
            workspaces.change(gregorian());
            transaction.executeWithoutResult(_ -> {
                counting.begin();
                assertThat(worth.underway().map(Underway::stage)).contains(Underway.Stage.COUNTING);
            });
            while (counting.some(2)) random.goOn(5);
            assertThat(worth.underway().map(Underway::stage)).isNotEqualTo(Optional.of(Underway.Stage.COUNTING));
        });
        assertKept(shop, gregorian());
    }

    @Test
    void theReportSumsToWhatWasSoldAndCountsEachCustomerInOneCohort() {
        var shop = TestWorkspace.create();
        shop.run(() -> new RandomShop(9, customers, orders, merges, "IRR").goOn(120));
        var report = shop.acting(worth::report);
        var plain = plain(shop, TestWorkspace.IRANIAN);
        assertThat(report.total().net())
                .isEqualTo(plain.values().stream()
                        .flatMap(months -> months.values().stream())
                        .mapToLong(Sums::net)
                        .sum());
        assertThat(report.months().stream()
                        .mapToLong(month -> month.fresh().plus(month.kept()).net())
                        .sum())
                .isEqualTo(report.total().net());
        assertThat(report.cohorts().stream().mapToLong(Report.Cohort::size).sum())
                .isEqualTo(plain.values().stream().filter(KeptSumsTest::bought).count());
    }

    private static boolean bought(Map<LocalDate, Sums> months) {
        return months.values().stream().anyMatch(sums -> sums.orders() > 0);
    }

    private void assertKept(TestWorkspace shop, WorkspaceSettings settings) {
        var plain = plain(shop, settings);
        assertThat(keptMonths(shop)).isEqualTo(plain);
        var cells = new HashMap<CohortTally.Cell, Sums>();
        plain.values().forEach(months -> {
            var cohort = months.entrySet().stream()
                    .filter(month -> month.getValue().orders() > 0)
                    .findFirst()
                    .or(() -> months.entrySet().stream().findFirst())
                    .orElseThrow()
                    .getKey();
            months.forEach((month, sums) -> cells.merge(new CohortTally.Cell(cohort, month), sums, Sums::plus));
        });
        var kept = shop.acting(() -> transaction.execute(_ -> tally.read()));
        assertThat(kept).isEqualTo(cells);
    }

    /** Every order of the workspace, one by one. */
    private static Map<UUID, TreeMap<LocalDate, Sums>> plain(TestWorkspace shop, WorkspaceSettings settings) {
        var plain = new HashMap<UUID, TreeMap<LocalDate, Sums>>();
        rows(
                shop,
                "select customer_id, placed_at, kind, total from commerce.orders where customer_id is not null"
                        + " and currency = '" + settings.currency() + "' and workspace_id = ",
                row -> {
                    var day = row.getObject(2, OffsetDateTime.class)
                            .atZoneSameInstant(settings.zone())
                            .toLocalDate();
                    var month = settings.calendar() == TestWorkspace.IRANIAN.calendar()
                            ? JalaliMonth.of(day).start()
                            : day.withDayOfMonth(1);
                    boolean sale = row.getString(3).equals("sale");
                    var one =
                            new Sums(sale ? 1 : 0, sale ? 1 : 0, sale ? row.getLong(4) : 0, sale ? 0 : -row.getLong(4));
                    plain.computeIfAbsent(row.getObject(1, UUID.class), _ -> new TreeMap<>())
                            .merge(month, one, KeptSumsTest::ofOne);
                });
        plain.values().forEach(months -> months.values().removeIf(sums -> sums.orders() == 0 && sums.returned() == 0));
        plain.values().removeIf(TreeMap::isEmpty);
        return plain;
    }

    private static Sums ofOne(Sums one, Sums other) {
        var both = one.plus(other);
        return new Sums(Math.min(1, both.customers()), both.orders(), both.spent(), both.returned());
    }

    private static Map<UUID, TreeMap<LocalDate, Sums>> keptMonths(TestWorkspace shop) {
        var kept = new HashMap<UUID, TreeMap<LocalDate, Sums>>();
        rows(
                shop,
                "select customer_id, month, orders, spent, returned from worth.month where workspace_id = ",
                row -> kept.computeIfAbsent(row.getObject(1, UUID.class), _ -> new TreeMap<>())
                        .put(
                                row.getObject(2, LocalDate.class),
                                new Sums(row.getInt(3) > 0 ? 1 : 0, row.getInt(3), row.getLong(4), row.getLong(5))));
        return kept;
    }

    /** What is done with a row. */
    private interface Row {
        void read(java.sql.ResultSet row) throws SQLException;
    }

    private static void rows(TestWorkspace shop, String query, Row each) {
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query + "'" + shop.uuid() + "'")) {
                while (rows.next()) each.read(rows);
            }
        });
    }
}
