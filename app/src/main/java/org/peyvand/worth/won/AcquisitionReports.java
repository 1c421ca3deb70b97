package org.peyvand.worth.won;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Origins;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.spend.SpendBook;
import org.peyvand.worth.tally.Books;
import org.peyvand.worth.tally.CohortTally;
import org.peyvand.worth.tally.SourceTally;
import org.peyvand.worth.tally.SourceTally.Grouping;
import org.peyvand.worth.tally.Sums;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a new customer costs and brings, by what won them, for the months that are over. */
@Service
public class AcquisitionReports {

    private static final LocalDate EARLIEST = LocalDate.of(1921, 3, 21);

    private final Books books;
    private final CohortTally tally;
    private final SourceTally sourceTally;
    private final Lifetimes lifetimes;
    private final SpendBook spends;
    private final Horizons horizons;
    private final Origins origins;
    private final Clock clock;

    AcquisitionReports(
            Books books,
            CohortTally tally,
            SourceTally sourceTally,
            Lifetimes lifetimes,
            SpendBook spends,
            Horizons horizons,
            Origins origins,
            Clock clock) {
        this.books = books;
        this.tally = tally;
        this.sourceTally = sourceTally;
        this.lifetimes = lifetimes;
        this.spends = spends;
        this.horizons = horizons;
        this.origins = origins;
        this.clock = clock;
    }

    /**
     * For those who bought first in the last months that are over.
     *
     * @param months how many, or 0 for all
     */
    @Transactional(readOnly = true)
    public AcquisitionReport report(Grouping touch, int months) {
        Acting.require(Permission.SEE_WORTH);
        var book = books.current();
        var today = book.dayOf(clock.instant());
        var to = book.months().plus(book.months().of(today), -1);
        var from = months == 0 ? book.months().of(EARLIEST) : book.months().plus(to, 1L - months);
        var cells = sourceTally.read(touch, from);
        cells.putAll(unknown(touch, from, cells));
        return new AcquisitionReport(
                book,
                today,
                months == 0 ? earliest(cells, to) : from,
                to,
                horizons.get(),
                cells,
                lifetimes.read(touch, from),
                spends.since(from));
    }

    private static LocalDate earliest(Map<SourceTally.Cell, Sums> cells, LocalDate last) {
        return cells.keySet().stream()
                .map(SourceTally.Cell::cohort)
                .filter(month -> month.isBefore(last))
                .min(LocalDate::compareTo)
                .orElse(last);
    }

    /** What is left of all customers once those are taken out of whom it is known. */
    Map<SourceTally.Cell, Sums> unknown(Grouping touch, LocalDate from, Map<SourceTally.Cell, Sums> known) {
        var left = new HashMap<SourceTally.Cell, Sums>();
        tally.read().forEach((cell, sums) -> {
            if (!cell.cohort().isBefore(from))
                left.put(new SourceTally.Cell(touch, Origin.UNKNOWN, cell.cohort(), cell.month()), sums);
        });
        known.forEach((cell, sums) -> left.computeIfPresent(
                new SourceTally.Cell(touch, Origin.UNKNOWN, cell.cohort(), cell.month()), (_, all) -> all.minus(sums)));
        left.values().removeIf(Sums.NONE::equals);
        return left;
    }

    /** Names by keys, for the words of a page. */
    @Transactional(readOnly = true)
    public Map<Origin, Origins.Named> names() {
        return origins.names();
    }
}
