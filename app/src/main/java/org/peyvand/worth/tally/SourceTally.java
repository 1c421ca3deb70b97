package org.peyvand.worth.tally;

import static org.jooq.impl.DSL.sum;
import static org.peyvand.worth.db.Tables.SOURCE_TALLY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
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
public class SourceTally {

    private final DSLContext db;

    SourceTally(DSLContext db) {
        this.db = db;
    }

    /** By what customers are put together. */
    public enum Grouping {
        FIRST,
        LAST,
        REFERRED,
        PRODUCT;

        /** The word stored and used in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A cohort of those won by something, in one month. */
    public record Cell(Grouping grouping, Origin origin, LocalDate cohort, LocalDate month) {}

    /** What some transaction changes, before it is written. */
    public static final class Changes {

        private static final Origin REFERRED = new Origin("yes", "");

        private final Set<String> followed;
        private final Map<Cell, Sums> cells = new HashMap<>();

        /** @param followed codes of the products whose months are kept */
        public Changes(Set<String> followed) {
            this.followed = followed;
        }

        /** A customer like that is counted from now on. */
        public void add(Counted customer) {
            change(customer, sums -> sums);
        }

        /** A customer like that is counted no more. */
        public void remove(Counted customer) {
            change(customer, Sums.NONE::minus);
        }

        private void change(Counted customer, UnaryOperator<Sums> signed) {
            if (customer.months().isEmpty()) return;
            var cohort = Past.cohort(customer.months());
            var source = customer.source();
            customer.months().forEach((month, sums) -> {
                var change = signed.apply(sums);
                if (source.isKnown()) {
                    merge(new Cell(Grouping.FIRST, source.first(), cohort, month), change);
                    merge(new Cell(Grouping.LAST, source.last(), cohort, month), change);
                }
                if (source.referred()) merge(new Cell(Grouping.REFERRED, REFERRED, cohort, month), change);
                if (followed.contains(customer.product())) {
                    merge(new Cell(Grouping.PRODUCT, new Origin(customer.product(), ""), cohort, month), change);
                }
            });
        }

        private void merge(Cell cell, Sums change) {
            cells.merge(cell, change, Sums::plus);
        }
    }

    private static final String INSERT = """
            insert into worth.source_tally (workspace_id, folded, tally_id, grouping, channel, campaign, cohort, month,
                customers, orders, spent, returned)
            select ?::uuid, false, t.* from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) as t""";

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

    /** The cells of cohorts from a month on in which there is anything. */
    public Map<Cell, Sums> read(Grouping grouping, LocalDate from) {
        return read(grouping, SOURCE_TALLY.COHORT.ge(from));
    }

    /** As {@link #read(Grouping, LocalDate)}, of these products, whatever the cohort. */
    public Map<Cell, Sums> ofProducts(Collection<String> codes) {
        return read(Grouping.PRODUCT, SOURCE_TALLY.CHANNEL.eq(DSL.any(codes.toArray(String[]::new))));
    }

    private Map<Cell, Sums> read(Grouping grouping, Condition which) {
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
                .and(which)
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
            with fresh as (
                select distinct grouping, channel, campaign, cohort, month
                from worth.source_tally where workspace_id = ? and not folded),
            gone as (
                delete from worth.source_tally t using fresh f
                where t.workspace_id = ? and t.grouping = f.grouping and t.cohort = f.cohort and t.month = f.month
                    and t.channel = f.channel and t.campaign = f.campaign
                returning t.*)
            insert into worth.source_tally (workspace_id, tally_id, grouping, channel, campaign, cohort, month, customers,
                orders, spent, returned, folded)
            select workspace_id, gen_random_uuid(), grouping, channel, campaign, cohort, month, sum(customers), sum(orders),
                sum(spent), sum(returned), true
            from gone group by workspace_id, grouping, channel, campaign, cohort, month
            having sum(customers) <> 0 or sum(orders) <> 0 or sum(spent) <> 0 or sum(returned) <> 0""";

    /** Lets one at a time put rows in the place of others, until the caller's transaction ends. */
    public void one() {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 5))", "worth.sources " + Acting.workspace());
    }

    /** One row for each cell that changed; whether there was anything new since the last time. */
    public boolean fold() {
        one();
        boolean fresh = db.fetchExists(DSL.selectOne()
                .from(SOURCE_TALLY)
                .where(SOURCE_TALLY.WORKSPACE_ID.eq(Acting.workspace()))
                .andNot(SOURCE_TALLY.FOLDED));
        if (fresh) db.execute(FOLD, Acting.workspace(), Acting.workspace());
        return fresh;
    }
}
