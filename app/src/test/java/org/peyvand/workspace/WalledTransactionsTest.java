package org.peyvand.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.workspace.db.Tables.MEMBER;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.workspace.entry.AccountInView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each transaction sees the workspace of whoever acts, and the connection it used carries nothing over. */
@PeyvandTest
class WalledTransactionsTest {

    private final DSLContext db;
    private final TransactionTemplate transaction;

    @Autowired
    WalledTransactionsTest(DSLContext db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void seesTheWorkspaceActedInAlone() {
        var one = TestWorkspace.create();
        var other = TestWorkspace.create();
        assertThat(one.acting(this::workspacesSeen)).containsOnly(one.uuid());
        assertThat(other.acting(this::workspacesSeen)).containsOnly(other.uuid());
    }

    @Test
    void seesNothingWhileNobodyActs() {
        TestWorkspace.create().acting(this::workspacesSeen);
        for (int connection = 0; connection < 30; connection++)
            assertThat(workspacesSeen()).isEmpty();
    }

    @Test
    void seesOwnMembershipsEverywhereAndNobodyElsesWhileAnAccountIsInView() {
        var shop = TestWorkspace.create();
        shop.join(Role.AGENT);
        var account = shop.acting(() -> transaction
                .execute(_ -> db.fetchSingle(
                        MEMBER, MEMBER.MEMBER_ID.eq(shop.owner().actor().id().orElseThrow())))
                .getAccountId());
        var seen = AccountInView.of(account, () -> transaction.execute(_ -> db.fetch(MEMBER)));
        assertThat(seen).hasSize(1).extracting(row -> row.getAccountId()).containsOnly(account);
    }

    private List<UUID> workspacesSeen() {
        return transaction.execute(
                _ -> db.select(MEMBER.WORKSPACE_ID).from(MEMBER).fetch(MEMBER.WORKSPACE_ID));
    }
}
