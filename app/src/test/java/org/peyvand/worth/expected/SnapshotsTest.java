package org.peyvand.worth.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures over the whole base: how concentrated it is, who comes again and when. */
@PeyvandTest
class SnapshotsTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 6, 1);

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Snapshots snapshots;

    @Autowired
    TransactionTemplate transaction;

    private int number;

    @Test
    void theBestTwentyPercentHaveTheShareAPlainSumSays() {
        var snapshot = of(() -> {
            for (int i = 1; i <= 10; i++) buys(somebody(), TODAY.minusDays(i), i * 1_000L);
        });
        assertThat(snapshot.customers()).isEqualTo(10);
        assertThat(snapshot.top())
                .filteredOn(top -> top.percent() == 20)
                .singleElement()
                .satisfies(top -> {
                    assertThat(top.customers()).isEqualTo(2);
                    assertThat(top.share()).isEqualTo(19.0 / 55, within(1e-12));
                    assertThat(top.from()).isEqualTo(9_000);
                });
        assertThat(snapshot.top().getFirst().customers())
                .as("of few customers the best one")
                .isEqualTo(1);
    }

    /** By hand: of four, one came back after 30 days, one after 60; one has been seen for 45 days, one for 100. */
    @Test
    void whoWasSeenForAShortTimeIsNoLostCustomer() {
        var snapshot = of(() -> {
            comes(TODAY.minusDays(90), TODAY.minusDays(60));
            comes(TODAY.minusDays(100), TODAY.minusDays(40));
            comes(TODAY.minusDays(45));
            comes(TODAY.minusDays(100));
        });
        assertThat(snapshot.again().get(0)).isZero();
        assertThat(snapshot.again().get(1)).isEqualTo(0.25, within(1e-12));
        assertThat(snapshot.again().get(2)).isEqualTo(1 - 0.75 * 0.5, within(1e-12));
        assertThat(snapshot.steps()).containsExactly(2L, 2L);
        assertThat(snapshot.gapDays()).isEqualTo(45);
    }

    @Test
    void anEmptyShopHasAnEmptyPicture() {
        assertThat(of(() -> {})).isEqualTo(Snapshot.EMPTY);
    }

    @Test
    void anOrderFromTheFutureIsSaid() {
        var snapshot = of(() -> comes(TODAY.plusDays(400)));
        assertThat(snapshot.ahead()).isEqualTo(1);
        assertThat(snapshot.again()).hasSizeLessThanOrEqualTo(1);
    }

    private Snapshot of(Runnable story) {
        var shop = TestWorkspace.create();
        shop.run(story);
        return shop.acting(() -> transaction.execute(_ -> snapshots.look(TODAY)));
    }

    private UUID somebody() {
        return customers.create(new CustomerDetails("مشتری", "", Optional.empty()), List.of());
    }

    private void comes(LocalDate... days) {
        var who = somebody();
        for (var day : days) buys(who, day, 1_000);
    }

    private void buys(UUID who, LocalDate day, long amount) {
        var line = NewLine.of("", "", BigDecimal.ONE, BigDecimal.valueOf(amount));
        var at = day.atTime(LocalTime.NOON).atZone(ZoneId.of("Asia/Tehran")).toInstant();
        orders.upsert(List.of(new NewOrder("api", "" + ++number, Optional.of(who), at, "IRR", "", List.of(line))));
    }
}
