package org.peyvand.worth;

import static org.peyvand.worth.db.Tables.SCORE;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.commerce.FirstProducts;
import org.peyvand.customer.Origin;
import org.peyvand.workspace.Acting;
import org.peyvand.worth.SourceTally.Grouping;
import org.springframework.stereotype.Component;

/** With which product each customer began, and the months of those who began alike; gone through in the background. */
@Component
class Beginnings {

    private final DSLContext db;
    private final FirstProducts products;
    private final SourceTally tally;

    Beginnings(DSLContext db, FirstProducts products, SourceTally tally) {
        this.db = db;
        this.products = products;
        this.tally = tally;
    }

    private static final String WRITE = """
            update worth.score s set first_product = t.code
            from unnest(?::uuid[], ?::text[]) as t(id, code)
            where s.workspace_id = ? and s.customer_id = t.id and s.first_product is distinct from t.code""";

    /**
     * Looks it up for the next customers.
     *
     * @return the last of them, or empty when all are through
     */
    Optional<UUID> look(Optional<UUID> after, int most) {
        var ids = db.select(SCORE.CUSTOMER_ID)
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(after.map(SCORE.CUSTOMER_ID::gt).orElse(DSL.noCondition()))
                .orderBy(SCORE.CUSTOMER_ID)
                .limit(most)
                .forNoKeyUpdate()
                .fetch(SCORE.CUSTOMER_ID);
        if (ids.isEmpty()) return Optional.empty();
        var found = products.of(ids);
        var codes = ids.stream().map(id -> found.getOrDefault(id, "")).toArray(String[]::new);
        db.execute(WRITE, ids.toArray(UUID[]::new), codes, Acting.workspace());
        return Optional.of(ids.getLast());
    }

    private static final String COUNT = """
            select s.first_product, s.cohort, m.month, count(*) filter (where m.orders > 0), sum(m.orders), sum(m.spent),
                sum(m.returned)
            from worth.score s
            join worth.month m on m.workspace_id = s.workspace_id and m.customer_id = s.customer_id
            where s.workspace_id = ? and s.first_product in (
                select first_product from worth.score where workspace_id = ? and first_product <> '' and days > 0
                group by first_product order by count(*) desc, first_product limit ?)
            group by 1, 2, 3""";

    /** Counts the months anew, of the products most began with; one at a time. */
    void count() {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 5))", "worth.beginnings " + Acting.workspace());
        var cells = new HashMap<SourceTally.Cell, Sums>();
        db.resultQuery(COUNT, Acting.workspace(), Acting.workspace(), Groups.MOST)
                .forEach(row -> cells.put(
                        new SourceTally.Cell(
                                Grouping.PRODUCT,
                                new Origin(row.get(0, String.class), ""),
                                row.get(1, LocalDate.class),
                                row.get(2, LocalDate.class)),
                        new Sums(
                                row.get(3, Long.class),
                                row.get(4, Long.class),
                                row.get(5, Long.class),
                                row.get(6, Long.class))));
        tally.replace(Grouping.PRODUCT, cells);
    }

    /** Names of products by their codes. */
    java.util.Map<String, String> names(List<String> codes) {
        return products.names(codes);
    }
}
