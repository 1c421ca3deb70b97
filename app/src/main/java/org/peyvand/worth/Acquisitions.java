package org.peyvand.worth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Origins;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.SourceTally.Grouping;
import org.peyvand.worth.model.Acquisition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a new customer costs and brings, by what won them. */
@Service
public class Acquisitions {

    private static final LocalDate EARLIEST = LocalDate.of(1921, 3, 21);
    private static final int ALARM_MONTHS = 12;

    private final Books books;
    private final CohortTally tally;
    private final SourceTally sourceTally;
    private final Lifetimes lifetimes;
    private final Spends spends;
    private final Horizons horizons;
    private final Origins origins;
    private final Clock clock;

    Acquisitions(
            Books books,
            CohortTally tally,
            SourceTally sourceTally,
            Lifetimes lifetimes,
            Spends spends,
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
     * A channel by which a customer costs more than they bring.
     *
     * @param key of the channel
     * @param cost of a new customer, in the smallest unit; empty where nobody came at all
     * @param value what one of them brings
     * @param sure whether it is hardly chance
     */
    public record Alarm(String key, String channel, Optional<Long> cost, long value, boolean sure) {

        /** Leads to what is behind it. */
        public String href() {
            return new AcquisitionAsked("first", ALARM_MONTHS, "").inside(key);
        }
    }

    /** The alarms of the last twelve months that are over, by first touch, the dearest channel first. */
    @Transactional(readOnly = true)
    public List<Alarm> alarms() {
        if (!Acting.now().role().allows(Permission.SEE_WORTH) || !spends.areThere()) return List.of();
        var names = origins.names();
        return report(Grouping.FIRST, ALARM_MONTHS).channels().stream()
                .filter(line ->
                        line.origin().isKnown() && line.numbers().verdict().isAlarm())
                .map(line -> alarm(line, names))
                .toList();
    }

    private static Alarm alarm(AcquisitionReport.Line line, Map<Origin, Origins.Named> names) {
        var numbers = line.numbers();
        var cost = numbers.customers() == 0
                ? Optional.<Long>empty()
                : Optional.of(AcquisitionFigures.rounded(numbers.cost().expected()));
        return new Alarm(
                line.origin().channel(),
                names.get(line.origin()).channel(),
                cost,
                AcquisitionFigures.rounded(numbers.value().expected()),
                numbers.verdict() == Acquisition.Verdict.LOSS);
    }

    /**
     * For those who bought first in the last months that are over.
     *
     * @param months how many, or 0 for all
     */
    @Transactional(readOnly = true)
    AcquisitionReport report(Grouping touch, int months) {
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
    Map<Origin, Origins.Named> names() {
        return origins.names();
    }
}
