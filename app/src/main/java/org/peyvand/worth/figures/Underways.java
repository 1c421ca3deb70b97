package org.peyvand.worth.figures;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.peyvand.commerce.ShoppingDays;
import org.peyvand.workspace.Acting;
import org.peyvand.worth.figures.Underway.Stage;
import org.peyvand.worth.tally.Books;
import org.peyvand.worth.tally.CohortTally;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds out what is still being counted, for whoever shows figures. */
@Component
public class Underways {

    private static final int NEW_PART = 20;
    private static final int FEW = 20;

    private final DSLContext db;
    private final Books books;
    private final ShoppingDays shopping;
    private final CohortTally tally;

    Underways(DSLContext db, Books books, ShoppingDays shopping, CohortTally tally) {
        this.books = books;
        this.db = db;
        this.shopping = shopping;
        this.tally = tally;
    }

    private static final String NOW = """
            select r.counted, r.customers, v.valued, v.customers, s.purchases,
                exists (select from worth.score where workspace_id = w.id and days > 0)
            from (select ?::uuid as id) w
            left join worth.recount r on r.workspace_id = w.id
            left join worth.valuation v on v.workspace_id = w.id
            left join worth.snapshot s on s.workspace_id = w.id""";

    /** Of the figures over all customers. */
    @Transactional(readOnly = true)
    public Optional<Underway> ofFigures() {
        var now = now();
        return stage(now).or(() -> isMuchSold(now) ? Optional.of(new Underway(Stage.MUCH, 0, 0)) : valuing(now));
    }

    /** Of the value of each customer. */
    @Transactional(readOnly = true)
    public Optional<Underway> ofValues() {
        var now = now();
        return stage(now).or(() -> valuing(now));
    }

    private Record now() {
        return db.fetchSingle(NOW, Acting.workspace());
    }

    private Optional<Underway> stage(Record now) {
        if (books.isStale() && now.get(5, Boolean.class)) return Optional.of(new Underway(Stage.COUNTING, 0, 0));
        if (now.get(0) != null) return Optional.of(new Underway(Stage.COUNTING, number(now, 0), number(now, 1)));
        long waiting = shopping.waiting(Underway.MOST_WAITING);
        if (waiting > 0) return Optional.of(new Underway(Stage.TAKING_IN, waiting, 0));
        if (now.get(4) != null || !now.get(5, Boolean.class)) return Optional.empty();
        return Optional.of(new Underway(Stage.FIRST, number(now, 2), number(now, 3)));
    }

    private static Optional<Underway> valuing(Record now) {
        return now.get(2) == null
                ? Optional.empty()
                : Optional.of(new Underway(Stage.VALUING, number(now, 2), number(now, 3)));
    }

    private static long number(Record now, int place) {
        return Optional.ofNullable(now.get(place, Long.class)).orElse(0L);
    }

    /** As much as a fit is made anew for; of a few purchases nothing is said. */
    private boolean isMuchSold(Record now) {
        if (now.get(4) == null) return false;
        long more = Math.abs(tally.purchases() - number(now, 4));
        return more >= FEW && more * NEW_PART > number(now, 4);
    }
}
