package org.peyvand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peyvand.workspace.db.Tables.TEAM;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What is sent together is done as if each were sent by itself: in order, all or nothing, and behind the wall. */
@PeyvandTest
class PipelineTest {

    private static final String ADD =
            "insert into workspace.team (workspace_id, team_id, name, created_at) values (?, ?, ?, ?)";

    private final DSLContext db;
    private final Pipeline pipeline;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private TestWorkspace shop;

    @Autowired
    PipelineTest(DSLContext db, Pipeline pipeline, PlatformTransactionManager transactions) {
        this.db = db;
        this.pipeline = pipeline;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @Test
    void whatWaitsIsWrittenWithTheCommit() {
        acting(() -> add("sales"));
        assertThat(teams()).containsExactly("sales");
    }

    @Test
    void whatWaitsIsThereForWhateverIsAskedNext() {
        var seen = shop.acting(() -> transaction.execute(_ -> {
            add("sales");
            add("support");
            return db.fetchCount(TEAM);
        }));
        assertThat(seen).isEqualTo(2);
    }

    @Test
    void tellsHowManyRowsTheLastOneWrote() {
        var written = shop.acting(() -> transaction.execute(_ -> {
            add("sales");
            add("support");
            pipeline.later("set local lock_timeout = '5s'");
            return pipeline.now(
                    "update workspace.team set name = name || '!' where workspace_id = ?", Acting.workspace());
        }));
        assertThat(written).isEqualTo(2);
        assertThat(teams()).containsExactly("sales!", "support!");
    }

    @Test
    void findsWhatWaitedBeforeIt() {
        var named = shop.acting(() -> transaction.execute(_ -> {
            add("sales");
            add("support");
            return pipeline.rows(
                    (row, _) -> row.getString(1),
                    "select name from workspace.team where workspace_id = ? and name like any(?) order by name",
                    Acting.workspace(),
                    new String[] {"s%", "t%"});
        }));
        assertThat(named).containsExactly("sales", "support");
    }

    @Test
    void goesOnInTheSameTransactionAfterManyOfTheSame() {
        for (int round = 0; round < 12; round++) {
            int now = round;
            acting(() -> {
                add("a" + now);
                db.fetchCount(TEAM);
                add("b" + now);
            });
        }
        assertThat(teams()).hasSize(24);
    }

    @Test
    void oneThatFailsTakesBackAllAndTheConnectionGoesOn() {
        var twice = UuidCreator.getTimeOrderedEpoch();
        assertThatThrownBy(() -> acting(() -> {
                    add("sales");
                    add(twice, "support");
                    add(twice, "support again");
                    add("accounts");
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(teams()).isEmpty();
        for (int connection = 0; connection < 30; connection++) acting(() -> add("later"));
        assertThat(teams()).hasSize(30);
    }

    @Test
    void whatWaitsIsForgottenWithItsTransaction() {
        assertThatThrownBy(() -> acting(() -> {
                    add("sales");
                    throw new IllegalStateException("changed my mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        for (int connection = 0; connection < 30; connection++) acting(() -> db.fetchCount(TEAM));
        assertThat(teams()).isEmpty();
    }

    @Test
    void partThatIsTakenBackTakesItsOwnAlone() {
        var twice = UuidCreator.getTimeOrderedEpoch();
        acting(() -> {
            add("sales");
            assertThatThrownBy(() -> apart.executeWithoutResult(_ -> {
                        add(twice, "support");
                        add(twice, "support again");
                        db.fetchCount(TEAM);
                    }))
                    .isInstanceOf(RuntimeException.class);
            apart.executeWithoutResult(status -> {
                add("accounts");
                status.setRollbackOnly();
            });
            add("press");
        });
        assertThat(teams()).containsExactly("press", "sales");
    }

    @Test
    void failureOfWhatAPartLeftWaitingIsNotPassedOver() {
        var twice = UuidCreator.getTimeOrderedEpoch();
        assertThatThrownBy(() -> acting(() -> {
                    add("sales");
                    apart.executeWithoutResult(_ -> {
                        add(twice, "support");
                        add(twice, "support again");
                    });
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(teams()).isEmpty();
    }

    @Test
    void wallStandsBehindAPartThatWasTakenBack() {
        acting(() -> {
            apart.executeWithoutResult(status -> status.setRollbackOnly());
            add("sales");
        });
        assertThat(teams()).containsExactly("sales");
    }

    @Test
    void nothingIsWrittenForAnotherWorkspace() {
        var other = TestWorkspace.create();
        assertThatThrownBy(() -> acting(() -> pipeline.later(
                        ADD, other.uuid(), UuidCreator.getTimeOrderedEpoch(), "spy", OffsetDateTime.now())))
                .isInstanceOf(DataAccessException.class);
        assertThat(other.acting(this::named)).isEmpty();
    }

    @Test
    void needsATransaction() {
        assertThatThrownBy(() -> shop.acting(() -> {
                    add("sales");
                    return "";
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private void add(String name) {
        add(UuidCreator.getTimeOrderedEpoch(), name);
    }

    private void add(UUID id, String name) {
        pipeline.later(ADD, Acting.workspace(), id, name, OffsetDateTime.now());
    }

    private void acting(Runnable work) {
        shop.acting(() -> {
            transaction.executeWithoutResult(_ -> work.run());
            return null;
        });
    }

    private List<String> teams() {
        return shop.acting(this::named);
    }

    private List<String> named() {
        return transaction.execute(
                _ -> db.select(TEAM.NAME).from(TEAM).orderBy(TEAM.NAME).fetch(TEAM.NAME));
    }
}
