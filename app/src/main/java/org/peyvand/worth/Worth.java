package org.peyvand.worth;

import java.time.Clock;
import java.util.Optional;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop earned to date. */
@Service
class Worth {

    private final Books books;
    private final Recounts recounts;
    private final CohortTally tally;
    private final Snapshots snapshots;
    private final Fits fits;
    private final Horizons horizons;
    private final Clock clock;

    Worth(
            Books books,
            Recounts recounts,
            CohortTally tally,
            Snapshots snapshots,
            Fits fits,
            Horizons horizons,
            Clock clock) {
        this.books = books;
        this.recounts = recounts;
        this.tally = tally;
        this.snapshots = snapshots;
        this.fits = fits;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** What is said on the pages while everybody is counted anew; empty while nobody is. */
    @Transactional(readOnly = true)
    public Optional<Recounted> recounted() {
        Acting.require(Permission.SEE_WORTH);
        return recounts.now().map(progress -> new Recounted(progress.counted(), progress.customers()));
    }

    /** How wrong the models in use were; empty before the first fit. */
    @Transactional(readOnly = true)
    public Optional<ModelFigures> model(Reader reader) {
        Acting.require(Permission.SEE_WORTH);
        return fits.inUse().flatMap(use -> fits.report().map(report -> new ModelFigures(use, report, reader)));
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
