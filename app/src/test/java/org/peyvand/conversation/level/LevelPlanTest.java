package org.peyvand.conversation.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.peyvand.FilledShop;
import org.peyvand.PeyvandTest;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The report of a month reads that month along an index. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LevelPlanTest {

    private static final int TIMERS = 40_000;

    @Autowired
    LevelReport report;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    private FilledShop filled;
    private TestWorkspace shop;

    /** A timer every half an hour, one in ten broken. */
    @BeforeAll
    void fill() {
        filled = new FilledShop(db, transaction, shop -> """
                        insert into conversation.conversation (workspace_id, conversation_id, channel, state, last_message_at, begun_at)
                        select '%1$s', gen_random_uuid(), 'form', 'open', now(), now() from generate_series(1, 5000);
                        insert into conversation.timer (workspace_id, timer_id, conversation_id, kind, rule_id, rule_name,
                            target_seconds, started_at, warn_at, due_at, met_at, broken_at)
                        select '%1$s', gen_random_uuid(), conversation_id, 'first_answer', '%1$s', 'all', 3600, at, at, at, at,
                            case when n %% 10 = 0 then at end
                        from (select n, now() - n * interval '30 minutes' as at from generate_series(1, %2$d) as n) as made
                        join lateral (select conversation_id from conversation.conversation where workspace_id = '%1$s'
                            limit 1) as one_of on true;
                        analyze conversation.conversation;
                        analyze conversation.timer;
                        """.formatted(shop.uuid(), TIMERS));
        shop = filled.shop();
    }

    @Test
    void monthIsReadFromItsIndex() {
        var to = Instant.now();
        var from = to.minus(Duration.ofDays(30));
        assertThat(filled.plan(() -> report.decided(from, to)))
                .contains("Index")
                .doesNotContain("Seq Scan", "Sort");
        assertThat(filled.plan(() -> report.brokenOf(from, to, Optional.empty())))
                .contains("Index")
                .doesNotContain("Seq Scan", "Sort");
        shop.run(() -> {
            var shares = report.shares(from, to);
            assertThat(shares).hasSize(1);
            assertThat(shares.getFirst().kept() + shares.getFirst().broken()).isBetween(1438, 1440);
            assertThat(shares.getFirst().keptShare()).isBetween(0.89, 0.91);
        });
    }
}
