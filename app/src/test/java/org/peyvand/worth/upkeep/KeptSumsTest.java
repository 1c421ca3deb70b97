package org.peyvand.worth.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Customers;
import org.peyvand.customer.Merges;
import org.peyvand.web.Language;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.WorkspaceSettings;
import org.peyvand.workspace.Workspaces;
import org.peyvand.worth.RandomShop;
import org.peyvand.worth.figures.HowCurrent;
import org.peyvand.worth.figures.Underway;
import org.peyvand.worth.tally.CohortTally;
import org.peyvand.worth.tally.PlainMonths;
import org.peyvand.worth.tally.Sums;
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
    HowCurrent current;

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
                assertThat(current.underway().map(Underway::stage)).contains(Underway.Stage.COUNTING);
            });
            while (counting.some(2)) random.goOn(5);
            assertThat(current.underway().map(Underway::stage)).isNotEqualTo(Optional.of(Underway.Stage.COUNTING));
        });
        assertKept(shop, gregorian());
    }

    private void assertKept(TestWorkspace shop, WorkspaceSettings settings) {
        var counted = new PlainMonths(shop);
        var plain = counted.sold(settings);
        assertThat(counted.kept()).isEqualTo(plain);
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
}
