package org.peyvand.worth;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.peyvand.commerce.Sales;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop earned to date. */
@Service
class Worth {

    private final Books books;
    private final Underways underways;
    private final CohortTally tally;
    private final Snapshots snapshots;
    private final Fits fits;
    private final Horizons horizons;
    private final Sales sales;
    private final Clock clock;

    Worth(
            Books books,
            Underways underways,
            CohortTally tally,
            Snapshots snapshots,
            Fits fits,
            Horizons horizons,
            Sales sales,
            Clock clock) {
        this.books = books;
        this.underways = underways;
        this.tally = tally;
        this.snapshots = snapshots;
        this.fits = fits;
        this.horizons = horizons;
        this.sales = sales;
        this.clock = clock;
    }

    /** What is said on the pages while their figures are being counted. */
    @Transactional(readOnly = true)
    public Optional<Underway> underway() {
        Acting.require(Permission.SEE_WORTH);
        return underways.ofFigures();
    }

    /** The last order, where that was so long ago that nearly everyone counts as gone. */
    @Transactional(readOnly = true)
    public Optional<Instant> quietSince() {
        Acting.require(Permission.SEE_WORTH);
        return sales.quietSince();
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
