package org.peyvand.worth;

import static org.jooq.impl.DSL.sum;
import static org.peyvand.worth.db.Tables.SOURCE_TALLY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.customer.Origin;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/**
 * The sums of customers by what won them, by cohort and month: written as changes and folded, as {@link CohortTally} is. Of
 * customers of whom nothing is known there are no rows; they are what is left of all.
 */
@Component
class SourceTally {

    private final DSLContext db;

    SourceTally(DSLContext db) {
        this.db = db;
    }

    /** By what customers are put together. */
    enum Grouping {
        FIRST,
        LAST,
        REFERRED,
        PRODUCT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A cohort of those won by something, in one month. */
    record Cell(Grouping grouping, Origin origin, LocalDate cohort, LocalDate month) {}

    /** What some transaction changes, before it is written. */
    static final class Changes {

        private static final Origin REFERRED = new Origin("yes", "");

        private final Map<Cell, Sums> cells = new HashMap<>();

        void add(Sources.Source source, SortedMap<LocalDate, Sums> months) {
            change(source, months, false);
        }

        void remove(Sources.Source source, SortedMap<LocalDate, Sums> months) {
            change(source, months, true);
        }

        private void change(Sources.Source source, SortedMap<LocalDate, Sums> months, boolean gone) {
            if (months.isEmpty() || !source.isKnown()) return;
            var cohort = Past.cohort(months);
            months.forEach((month, sums) -> {
                var change = gone ? Sums.NONE.minus(sums) : sums;
                merge(new Cell(Grouping.FIRST, source.first(), cohort, month), change);
                merge(new Cell(Grouping.LAST, source.last(), cohort, month), change);
                if (source.referred()) merge(new Cell(Grouping.REFERRED, REFERRED, cohort, month), change);
            });
        }

        private void merge(Cell cell, Sums change) {
            cells.merge(cell, change, Sums::plus);
        }
    }

    void write(Changes changes) {
        write(changes.cells, false);
    }

    private static final String INSERT = """
            insert into worth.source_tally (workspace_id, folded, tally_id, grouping, channel, campaign, cohort, month,
                customers, orders, spent, returned)
            select ?::uuid, ?::boolean, t.* from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) as t""";

    private void write(Map<Cell, Sums> all, boolean folded) {
        var cells = all.entrySet().stream()
                .filter(cell -> !cell.getValue().equals(Sums.NONE))
                .toList();
        if (cells.isEmpty()) return;
        db.execute(
                INSERT,
                Acting.workspace(),
                folded,
                cells.stream().map(_ -> UuidCreator.getTimeOrderedEpoch()).toArray(UUID[]::new),
                cells.stream().map(cell -> cell.getKey().grouping().code()).toArray(String[]::new),
                cells.stream().map(cell -> cell.getKey().origin().channel()).toArray(String[]::new),
                cells.stream().map(cell -> cell.getKey().origin().campaign()).toArray(String[]::new),
                cells.stream().map(cell -> cell.getKey().cohort()).toArray(LocalDate[]::new),
                cells.stream().map(cell -> cell.getKey().month()).toArray(LocalDate[]::new),
                cells.stream().map(cell -> cell.getValue().customers()).toArray(Long[]::new),
                cells.stream().map(cell -> cell.getValue().orders()).toArray(Long[]::new),
                cells.stream().map(cell -> cell.getValue().spent()).toArray(Long[]::new),
                cells.stream().map(cell -> cell.getValue().returned()).toArray(Long[]::new));
    }

    /** Puts other sums of a grouping in the place of those that stand. */
    void replace(Grouping grouping, Map<Cell, Sums> cells) {
        db.deleteFrom(SOURCE_TALLY)
                .where(SOURCE_TALLY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(SOURCE_TALLY.GROUPING.eq(grouping.code()))
                .execute();
        write(cells, true);
    }

    /** The cells of cohorts from a month on in which there is anything. */
    Map<Cell, Sums> read(Grouping grouping, LocalDate from) {
        var cells = new HashMap<Cell, Sums>();
        db.select(
                        SOURCE_TALLY.CHANNEL,
                        SOURCE_TALLY.CAMPAIGN,
                        SOURCE_TALLY.COHORT,
                        SOURCE_TALLY.MONTH,
                        sum(SOURCE_TALLY.CUSTOMERS),
                        sum(SOURCE_TALLY.ORDERS),
                        sum(SOURCE_TALLY.SPENT),
                        sum(SOURCE_TALLY.RETURNED))
                .from(SOURCE_TALLY)
                .where(SOURCE_TALLY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(SOURCE_TALLY.GROUPING.eq(grouping.code()))
                .and(SOURCE_TALLY.COHORT.ge(from))
                .groupBy(SOURCE_TALLY.CHANNEL, SOURCE_TALLY.CAMPAIGN, SOURCE_TALLY.COHORT, SOURCE_TALLY.MONTH)
                .forEach(row -> cells.put(
                        new Cell(grouping, new Origin(row.value1(), row.value2()), row.value3(), row.value4()),
                        new Sums(
                                row.value5().longValueExact(),
                                row.value6().longValueExact(),
                                row.value7().longValueExact(),
                                row.value8().longValueExact())));
        cells.values().removeIf(Sums.NONE::equals);
        return cells;
    }

    private static final String FOLD = """
            with gone as (delete from worth.source_tally where workspace_id = ? and grouping <> 'product' returning *)
            insert into worth.source_tally (workspace_id, tally_id, grouping, channel, campaign, cohort, month, customers,
                orders, spent, returned, folded)
            select workspace_id, gen_random_uuid(), grouping, channel, campaign, cohort, month, sum(customers), sum(orders),
                sum(spent), sum(returned), true
            from gone group by workspace_id, grouping, channel, campaign, cohort, month
            having sum(customers) <> 0 or sum(orders) <> 0 or sum(spent) <> 0 or sum(returned) <> 0""";

    /** One row for each cell; whether there was anything new since the last time. */
    boolean fold() {
        boolean fresh = db.fetchExists(DSL.selectOne()
                .from(SOURCE_TALLY)
                .where(SOURCE_TALLY.WORKSPACE_ID.eq(Acting.workspace()))
                .andNot(SOURCE_TALLY.FOLDED));
        if (fresh) db.execute(FOLD, Acting.workspace());
        return fresh;
    }

    void clear() {
        db.deleteFrom(SOURCE_TALLY)
                .where(SOURCE_TALLY.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
    }
}
