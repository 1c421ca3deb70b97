package org.peyvand.worth.tally;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;
import static org.peyvand.worth.db.Tables.TALLY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/**
 * The sums of all customers by cohort and month. Each transaction adds rows of its own with what it changed; a reader
 * sums them, and {@link #fold} makes one row of those of one cell.
 */
@Component
public class CohortTally {

    private final DSLContext db;

    CohortTally(DSLContext db) {
        this.db = db;
    }

    /** A cohort in one month. */
    public record Cell(LocalDate cohort, LocalDate month) {}

    /** What some transaction changes, before it is written. */
    public static final class Changes {

        private final Map<Cell, Sums> cells = new HashMap<>();

        /** A customer who did that is counted from now on. */
        public void add(SortedMap<LocalDate, Sums> months) {
            if (months.isEmpty()) return;
            var cohort = Past.cohort(months);
            months.forEach((month, sums) -> cells.merge(new Cell(cohort, month), sums, Sums::plus));
        }

        /** A customer who did that is counted no more. */
        public void remove(SortedMap<LocalDate, Sums> months) {
            if (months.isEmpty()) return;
            var cohort = Past.cohort(months);
            months.forEach((month, sums) -> cells.merge(new Cell(cohort, month), Sums.NONE.minus(sums), Sums::plus));
        }
    }

    private static final String INSERT = """
            insert into worth.tally (workspace_id, tally_id, cohort, month, customers, orders, spent, returned)
            select ?::uuid, t.* from unnest(?::uuid[], ?::date[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[]) as t""";

    /** Adds what was changed to what is kept, in the caller's transaction. */
    public void write(Changes changes) {
        var cells = changes.cells.entrySet().stream()
                .filter(cell -> !cell.getValue().equals(Sums.NONE))
                .toList();
        if (cells.isEmpty()) return;
        db.execute(
                INSERT,
                Acting.workspace(),
                cells.stream().map(_ -> UuidCreator.getTimeOrderedEpoch()).toArray(UUID[]::new),
                cells.stream().map(cell -> cell.getKey().cohort()).toArray(LocalDate[]::new),
                cells.stream().map(cell -> cell.getKey().month()).toArray(LocalDate[]::new),
                cells.stream().map(cell -> cell.getValue().customers()).toArray(Long[]::new),
                cells.stream().map(cell -> cell.getValue().orders()).toArray(Long[]::new),
                cells.stream().map(cell -> cell.getValue().spent()).toArray(Long[]::new),
                cells.stream().map(cell -> cell.getValue().returned()).toArray(Long[]::new));
    }

    /** All cells in which there is anything. */
    public Map<Cell, Sums> read() {
        return db
                .select(
                        TALLY.COHORT,
                        TALLY.MONTH,
                        sum(TALLY.CUSTOMERS),
                        sum(TALLY.ORDERS),
                        sum(TALLY.SPENT),
                        sum(TALLY.RETURNED))
                .from(TALLY)
                .where(TALLY.WORKSPACE_ID.eq(Acting.workspace()))
                .groupBy(TALLY.COHORT, TALLY.MONTH)
                .fetchMap(
                        row -> new Cell(row.value1(), row.value2()),
                        row -> new Sums(
                                row.value3().longValueExact(),
                                row.value4().longValueExact(),
                                row.value5().longValueExact(),
                                row.value6().longValueExact()))
                .entrySet()
                .stream()
                .filter(cell -> !cell.getValue().equals(Sums.NONE))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Orders of all customers to date. */
    public long purchases() {
        return db.select(coalesce(sum(TALLY.ORDERS), BigDecimal.ZERO))
                .from(TALLY)
                .where(TALLY.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    private static final String FOLD = """
            with gone as (delete from worth.tally where workspace_id = ? returning *)
            insert into worth.tally (workspace_id, tally_id, cohort, month, customers, orders, spent, returned)
            select workspace_id, gen_random_uuid(), cohort, month, sum(customers), sum(orders), sum(spent), sum(returned)
            from gone group by workspace_id, cohort, month
            having sum(customers) <> 0 or sum(orders) <> 0 or sum(spent) <> 0 or sum(returned) <> 0""";

    /** One row for each cell. A reader at the same time sees the rows before or the rows after. */
    public void fold() {
        db.execute(FOLD, Acting.workspace());
    }
}
