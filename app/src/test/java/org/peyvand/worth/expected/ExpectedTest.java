package org.peyvand.worth.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.peyvand.worth.RegularShop.NOW;
import static org.peyvand.worth.SimulatedShop.TODAY;
import static org.peyvand.worth.db.Tables.FIT;
import static org.peyvand.worth.db.Tables.SCORE;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClock;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.RegularShop;
import org.peyvand.worth.SimulatedShop;
import org.peyvand.worth.ahead.Prospects;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What each customer is expected to bring is kept up to the day and to their last purchase. */
@PeyvandTest
class ExpectedTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Upkeep upkeep;

    @Autowired
    Prospects prospects;

    @Autowired
    Fits fits;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Orders orders;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    private TestWorkspace shop;
    private SimulatedShop made;
    private UUID regular;

    @BeforeEach
    void open() {
        var opened = RegularShop.open(context);
        shop = opened.shop();
        made = opened.made();
        regular = opened.regular();
    }

    private Map<UUID, Double> alive() {
        return shop.acting(() -> transaction.execute(_ -> db.selectFrom(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(shop.uuid()))
                .fetchMap(SCORE.CUSTOMER_ID, SCORE.ALIVE)));
    }

    @Test
    void everyoneIsScoredByAModelThatWasTriedOnThePast() {
        assertThat(alive())
                .hasSize(151)
                .allSatisfy((_, alive) -> assertThat(alive).isBetween(0.0, 1.0));
        var report = shop.acting(() -> transaction.execute(_ -> fits.report())).orElseThrow();
        assertThat(report.trials()).hasSizeGreaterThan(3);
        assertThat(report.test().byFrequency()).isNotEmpty();
        assertThat(report.customers()).isBetween(150L, 151L);
        var next = ahead();
        assertThat(next.low()).isLessThan(next.value());
        assertThat(next.high()).isGreaterThan(next.value());
        assertThat(next.alive()).isBetween(1.0, 151.0);
    }

    private Snapshot.Ahead ahead() {
        return shop.acting(() -> transaction.execute(_ -> snapshots.last()))
                .orElseThrow()
                .snapshot()
                .next()
                .orElseThrow();
    }

    @Test
    void aPurchaseChangesThatCustomersNumbersAtOnceAndNobodyElses() {
        var before = alive();
        int fitted = fitCount();
        shop.run(() -> made.buys(regular, TODAY, 5_000_000));
        var after = alive();
        assertThat(after.get(regular)).isGreaterThan(before.get(regular));
        before.remove(regular);
        after.remove(regular);
        assertThat(after).isEqualTo(before);
        assertThat(fitCount()).as("without another fit").isEqualTo(fitted);
    }

    private int fitCount() {
        return shop.acting(() -> transaction.execute(_ -> db.fetchCount(FIT, FIT.WORKSPACE_ID.eq(shop.uuid()))));
    }

    @Test
    void theNextDayEverybodyIsALittleLessLikelyToBeBackWithoutAnotherFit() {
        var before = alive();
        int fitted = fitCount();
        clock.set(NOW.plusSeconds(30L * 86_400));
        shop.run(upkeep::tend);
        assertThat(alive()).allSatisfy((who, alive) -> assertThat(alive).isLessThanOrEqualTo(before.get(who) + 1e-6));
        assertThat(fitCount()).isEqualTo(fitted);
    }

    @Test
    void whatIsGivenBackLowersTheBasketExpected() {
        var before = shop.acting(() -> prospects.of(regular)).orElseThrow();
        var line = NewLine.of("", "", BigDecimal.ONE.negate(), BigDecimal.valueOf(20_000_000));
        shop.run(() -> orders.upsert(List.of(new NewOrder(
                "api", "back", Optional.of(regular), NOW.minus(Duration.ofDays(90)), "IRR", "", List.of(line)))));
        var after = shop.acting(() -> prospects.of(regular)).orElseThrow();
        assertThat(after.purchases()).as("a return is no purchase").isEqualTo(before.purchases());
        assertThat((double) after.value()).isBetween(before.value() * 0.4, before.value() * 0.8);
    }

    @Test
    void theModelsSayTheSameOfTheBaseAsOfItsCustomersTogether() {
        var sum = shop.acting(() -> transaction.execute(
                _ -> db.selectFrom(SCORE).where(SCORE.WORKSPACE_ID.eq(shop.uuid())).fetch(SCORE.VALUE).stream()
                        .mapToLong(Long::longValue)
                        .sum()));
        var next = ahead();
        assertThat((double) next.value()).isCloseTo(sum, within(sum * 1e-6));
    }
}
