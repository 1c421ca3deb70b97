package org.peyvand.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept in memory never outlives a change that this node made, and never shows one that was undone. */
@PeyvandTest
class RememberedTest {

    private final AtomicInteger stored = new AtomicInteger(1);
    private final AtomicInteger readings = new AtomicInteger();
    private final Remembered<Integer> remembered = new Remembered<>();
    private final TransactionTemplate transactions;
    private TestWorkspace workspace;

    @Autowired
    RememberedTest(PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void found() {
        workspace = TestWorkspace.create();
    }

    private int get() {
        return workspace.acting(() -> remembered.get(() -> {
            readings.incrementAndGet();
            return stored.get();
        }));
    }

    private void change(int to, boolean undone) {
        workspace.run(() -> transactions.executeWithoutResult(transaction -> {
            int before = stored.getAndSet(to);
            remembered.forget();
            assertThat(get()).as("seen by who changes it").isEqualTo(to);
            if (!undone) return;
            stored.set(before);
            transaction.setRollbackOnly();
        }));
    }

    @Test
    void aChangeIsSeenAtOnce() {
        assertThat(get()).isEqualTo(1);
        change(2, false);
        assertThat(get()).isEqualTo(2);
    }

    @Test
    void aChangeThatIsUndoneWasNeverThere() {
        assertThat(get()).isEqualTo(1);
        change(2, true);
        assertThat(get()).isEqualTo(1);
    }

    @Test
    void eachWorkspaceHasItsOwn() {
        assertThat(get()).isEqualTo(1);
        stored.set(2);
        assertThat(TestWorkspace.create().<Integer, RuntimeException>acting(() -> remembered.get(stored::get)))
                .isEqualTo(2);
    }
}
