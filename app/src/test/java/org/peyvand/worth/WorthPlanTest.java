package org.peyvand.worth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.peyvand.PeyvandTest;
import org.peyvand.TestDatabase;
import org.peyvand.customer.Cursor;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.SourceTally.Grouping;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the pages show of many customers is read from an index as far as it is shown and no further. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorthPlanTest {

    private static final int CUSTOMERS = 20_000;
    private static final UUID FIFTH = UUID.fromString("00000000-0000-4000-8000-000000000005");
    private static final LocalDate MONTH = LocalDate.of(2025, 4, 21);

    @Autowired
    Buyers buyers;

    @Autowired
    WonCustomers won;

    @Autowired
    Silences silences;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    private TestWorkspace shop;

    @BeforeAll
    void fill() {
        shop = TestWorkspace.create();
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement()) {
                for (var order : ORDERS) statement.execute(order.formatted(shop.uuid(), CUSTOMERS));
            }
        });
    }

    private static final String[] ORDERS = {
        """
        insert into customer.customer (workspace_id, customer_id, created_at)
        select '%s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now() from generate_series(1, %d) as n""", """
        insert into worth.score (workspace_id, customer_id, cohort, first_day, last_day, days, log_gaps, orders, spent,
            returned, other_currency, alive, purchases, value, loss, first_product)
        select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
            case when n %% 2 = 0 then date '2025-04-21' else date '2025-03-21' end, '2025-03-22', '2025-05-01', 3, 1, 3,
            1000, 0, 0, 0.4, 1, n, n, 'p' || n %% 6 from generate_series(1, %2$d) as n""", """
        insert into worth.month (workspace_id, customer_id, month, orders, spent, returned)
        select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2025-04-21', 1, 10, 0
        from generate_series(1, %2$d) as n""", """
        insert into worth.silence (workspace_id, customer_id, noticed_on, last_day, alive, loss)
        select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2025-06-01', '2025-05-01', 0.4, n
        from generate_series(1, %2$d) as n""", """
        insert into worth.source (workspace_id, customer_id, first_channel, first_campaign, last_channel, last_campaign,
            referred)
        select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'c' || n %% 5, 'x' || n %% 7,
            'c' || n %% 3, '', n %% 9 = 0 from generate_series(1, %2$d / 2) as n""", "analyze customer.customer, worth.score, worth.month, worth.silence, worth.source"
    };

    private String plan(Supplier<? extends Query> query) {
        return shop.acting(
                () -> transaction.execute(_ -> db.explain(query.get()).plan()));
    }

    @Test
    void silentOnesAreReadWorstFirstAlongTheirIndex() {
        for (var after : new Optional<?>[] {Optional.empty(), Optional.of(new Cursor(9_000, new UUID(0, 0)))}) {
            @SuppressWarnings("unchecked")
            var from = (Optional<Cursor>) after;
            assertThat(plan(() -> silences.query(from)))
                    .contains("silence_open", "Limit")
                    .doesNotContain("Seq Scan", "Sort");
        }
    }

    @Test
    void thoseWonByAChannelRecommendedOrBegunWithAProductAreReadAsFarAsShown() {
        var year = Optional.of(new WonAsked.Between(MONTH.minusYears(1), MONTH));
        var all = Optional.<WonAsked.Between>empty();
        for (var asked : List.of(
                new WonAsked(Grouping.FIRST, "c1", Optional.empty(), year),
                new WonAsked(Grouping.FIRST, "", Optional.empty(), year),
                new WonAsked(Grouping.REFERRED, "yes", Optional.empty(), all),
                new WonAsked(Grouping.REFERRED, "", Optional.empty(), all),
                new WonAsked(Grouping.PRODUCT, "p1", Optional.empty(), all))) {
            for (var after : List.of(Optional.<Cursor>empty(), Optional.of(new Cursor(0, FIFTH)))) {
                assertThat(plan(() -> won.query(asked, after, WonCustomers.PAGE)))
                        .as("%s", asked)
                        .contains("Limit")
                        .doesNotContain("Seq Scan", "Sort");
            }
        }
    }

    @Test
    void buyersOfACohortOrAMonthAreReadAsFarAsShown() {
        var cohort = new Buyers.Asked(Optional.of(MONTH), MONTH, false);
        assertThat(plan(() -> buyers.query(cohort, Optional.empty(), Buyers.PAGE)))
                .contains("Limit")
                .doesNotContain("Seq Scan", "Sort");
        var kept = new Buyers.Asked(Optional.empty(), MONTH, true);
        assertThat(plan(() -> buyers.query(kept, Optional.empty(), Buyers.PAGE)))
                .contains("Limit")
                .doesNotContain("Seq Scan", "Sort");
    }
}
