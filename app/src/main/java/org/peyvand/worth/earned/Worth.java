package org.peyvand.worth.earned;

import java.time.Clock;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.expected.Snapshot;
import org.peyvand.worth.expected.Snapshots;
import org.peyvand.worth.tally.Books;
import org.peyvand.worth.tally.CohortTally;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop earned to date. */
@Service
class Worth {

    private final Books books;
    private final CohortTally tally;
    private final Snapshots snapshots;
    private final Horizons horizons;
    private final Clock clock;

    Worth(Books books, CohortTally tally, Snapshots snapshots, Horizons horizons, Clock clock) {
        this.books = books;
        this.tally = tally;
        this.snapshots = snapshots;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** As it stands: the sums of this moment, and the snapshot made last. */
    @Transactional(readOnly = true)
    public Report report() {
        Acting.require(Permission.SEE_WORTH);
        var book = books.current();
        var today = book.dayOf(clock.instant());
        var made = snapshots.last();
        return new Report(
                book,
                today,
                horizons.get().months(),
                tally.read(),
                made.map(Snapshots.Made::snapshot).orElse(Snapshot.EMPTY),
                made.map(Snapshots.Made::at).orElse(clock.instant()));
    }
}
