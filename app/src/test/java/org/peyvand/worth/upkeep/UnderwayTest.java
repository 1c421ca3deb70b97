package org.peyvand.worth.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.worth.SimulatedShop.TODAY;
import static org.peyvand.worth.db.Tables.SCORE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.Horizon;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.SimulatedShop;
import org.peyvand.worth.figures.HowCurrent;
import org.peyvand.worth.figures.Underway;
import org.peyvand.worth.figures.Underway.Stage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * While figures are missing because they are being counted, the pages say so, instead of that there is nothing. The
 * background is told off here: what it would do within seconds is done by the tests.
 */
@PeyvandTest
class UnderwayTest {

    private static final Instant NOW = Instant.parse("2025-06-01T08:00:00Z");
    private static final String SAID = "id=\"underway\"";

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Upkeep upkeep;

    @Autowired
    Valuing valuing;

    @Autowired
    Horizons horizons;

    @Autowired
    HowCurrent current;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    private TestWorkspace shop;
    private SimulatedShop made;
    private UUID regular;
    private TestClient owner;

    @BeforeEach
    void open() {
        clock.set(NOW);
        shop = TestWorkspace.create();
        alone(() -> {
            made = new SimulatedShop(customers, orders);
            made.fill(11, 60);
            regular = made.somebody();
            for (int i = 8; i >= 0; i--) made.buys(regular, TODAY.minusDays(100 + i * 20L), 5_000_000);
        });
        owner = TestClient.member(shop.owner());
    }

    /** In one transaction, which also calls off what it has put off to the background. */
    private void alone(Runnable act) {
        shop.run(() -> transaction.executeWithoutResult(_ -> {
            act.run();
            db.execute(
                    "delete from platform.scheduled_tasks where task_name = 'worth' and task_instance = ?",
                    "" + shop.uuid());
        }));
    }

    private Optional<Stage> stage() {
        return shop.acting(current::underway).map(Underway::stage);
    }

    @Test
    void beforeEverybodyHasBeenLookedThroughNoPageSaysThatThereIsNothing() {
        assertThat(stage()).contains(Stage.FIRST);
        for (var page : List.of(
                "/worth",
                "/worth/cohorts",
                "/worth/cohorts?by=product",
                "/worth/cohorts?by=campaign",
                "/worth/acquisition",
                "/worth/silent",
                "/worth/what-if",
                "/worth/model")) {
            assertThat(owner.get(page).body()).as(page).contains(SAID);
        }
        assertThat(owner.get("/worth/silent").body()).doesNotContain("کسی خاموش نشده است");
        assertThat(owner.get("/worth/cohorts?by=product").body()).contains("هنوز شمرده نشده است");
        assertThat(owner.get("/worth/customers/" + regular).body()).contains("هنوز حساب می‌شود");
        assertThat(owner.get("/customers?sort=expected").body()).contains("هنوز شمرده می‌شود");
        assertThat(owner.get("/worth/underway").headers().firstValue("HX-Refresh"))
                .isEmpty();
    }

    @Test
    void onceItIsDoneNothingIsSaidAndThePageIsAskedForAnew() {
        shop.run(upkeep::tend);
        assertThat(stage()).isEmpty();
        for (var page : List.of("/worth", "/worth/cohorts", "/worth/silent", "/worth/model"))
            assertThat(owner.get(page).body()).as(page).doesNotContain(SAID);
        assertThat(owner.get("/worth/silent").body()).contains(regular.toString());
        assertThat(owner.get("/customers").body()).doesNotContain("هنوز شمرده می‌شود");
        assertThat(owner.get("/worth/underway").headers().firstValue("HX-Refresh"))
                .contains("true");
    }

    @Test
    void ordersThatNoSumCountsYetAreSaid() {
        alone(() -> db.execute(
                "insert into commerce.uncounted (workspace_id, customer_id) values (?, ?)", shop.uuid(), regular));
        assertThat(stage()).contains(Stage.TAKING_IN);
        assertThat(owner.get("/worth/silent").body()).contains(SAID).contains("در انتظار شمارش");
    }

    @Test
    void muchSoldSinceTheFiguresWereMadeIsSaidAndASingleSaleIsNot() {
        shop.run(upkeep::tend);
        alone(() -> made.buys(regular, TODAY, 5_000_000));
        assertThat(stage()).isEmpty();
        alone(() -> made.fill(12, 60));
        assertThat(stage()).contains(Stage.MUCH);
    }

    /** Stopped half-way it goes on where it stood: by what is said of it, and by the values in the end. */
    @Test
    void valuingAnewGoesOnInStepsAndSaysHowFarItIs() {
        shop.run(upkeep::tend);
        var before = values();
        alone(() -> {
            horizons.change(new Horizon(36, 0, 1));
            valuing.begin(TODAY, horizons.get().word());
        });
        shop.run(() -> {
            assertThat(valuing.some(10)).isTrue();
            assertThat(valuing.some(10)).isTrue();
        });
        alone(() -> made.buys(regular, TODAY, 5_000_000));
        assertThat(shop.acting(current::underway)).hasValueSatisfying(underway -> {
            assertThat(underway.stage()).isEqualTo(Stage.VALUING);
            assertThat(underway.done()).isEqualTo(20);
            assertThat(underway.of()).isEqualTo(61);
        });
        assertThat(owner.get("/worth/silent").body()).contains("<progress value=\"20\" max=\"61\"");
        shop.run(upkeep::tend);
        assertThat(stage()).isEmpty();
        var after = values();
        assertThat(after).hasSize(61);
        after.forEach((who, value) ->
                assertThat(value).as("looked three times as far").isGreaterThanOrEqualTo(before.get(who)));
        assertThat(after.values().stream().mapToLong(Long::longValue).sum())
                .isGreaterThan(
                        before.values().stream().mapToLong(Long::longValue).sum());
    }

    private Map<UUID, Long> values() {
        return shop.acting(() -> transaction.execute(_ -> db.selectFrom(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(shop.uuid()))
                .fetchMap(SCORE.CUSTOMER_ID, SCORE.VALUE)));
    }
}
