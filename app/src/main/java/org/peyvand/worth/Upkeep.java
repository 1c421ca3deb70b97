package org.peyvand.worth;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done for a workspace in the background: each step in a transaction of its own, those not needed left out. */
@Component
class Upkeep {

    private final Books books;
    private final Counting counting;
    private final CohortTally tally;
    private final Snapshots snapshots;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Upkeep(
            Books books,
            Counting counting,
            CohortTally tally,
            Snapshots snapshots,
            TransactionTemplate transaction,
            Clock clock) {
        this.books = books;
        this.counting = counting;
        this.tally = tally;
        this.snapshots = snapshots;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Brings everything up to the day and to the facts. */
    void tend() {
        if (transaction.execute(_ -> books.isStale())) counting.all();
        transaction.executeWithoutResult(_ -> tally.fold());
        transaction.executeWithoutResult(_ -> look());
    }

    private void look() {
        var today = books.current().dayOf(clock.instant());
        var purchases = tally.purchases();
        var last = snapshots.last();
        if (last.filter(made -> made.on().equals(today) && made.purchases() == purchases).isEmpty()) {
            snapshots.renew(today, purchases);
        }
    }
}
