package org.peyvand.worth;

import static org.peyvand.worth.db.Tables.SCORE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** Keeps what each customer bought as the models read it. */
@Component
class Scores {

    private final DSLContext db;

    Scores(DSLContext db) {
        this.db = db;
    }

    private static final String WRITE = """
            insert into worth.score (workspace_id, customer_id, cohort, first_day, second_day, last_day, days, log_gaps,
                orders, spent, returned, other_currency)
            select ?::uuid, t.* from unnest(?::uuid[], ?::date[], ?::date[], ?::date[], ?::date[], ?::int[], ?::float8[],
                ?::int[], ?::bigint[], ?::bigint[], ?::int[]) as t
            on conflict (workspace_id, customer_id) do update
            set cohort = excluded.cohort, first_day = excluded.first_day, second_day = excluded.second_day,
                last_day = excluded.last_day, days = excluded.days, log_gaps = excluded.log_gaps,
                orders = excluded.orders, spent = excluded.spent, returned = excluded.returned,
                other_currency = excluded.other_currency""";

    /** Writes down what these customers bought, in the place of what stood there. */
    void write(List<Past> pasts, Book book) {
        if (pasts.isEmpty()) return;
        db.execute(
                WRITE,
                Acting.workspace(),
                pasts.stream().map(Past::customer).toArray(UUID[]::new),
                days(pasts, past -> past.cohort(book.months())),
                days(pasts, Past::first),
                days(pasts, past -> past.second().orElse(null)),
                days(pasts, Past::last),
                pasts.stream().map(Past::days).toArray(Integer[]::new),
                pasts.stream().map(Past::logGaps).toArray(Double[]::new),
                pasts.stream().map(past -> (int) past.sums().orders()).toArray(Integer[]::new),
                pasts.stream().map(past -> past.sums().spent()).toArray(Long[]::new),
                pasts.stream().map(past -> past.sums().returned()).toArray(Long[]::new),
                pasts.stream().map(Past::otherCurrency).toArray(Integer[]::new));
    }

    private static LocalDate[] days(List<Past> pasts, Function<Past, LocalDate> which) {
        return pasts.stream().map(which).toArray(LocalDate[]::new);
    }

    /** Forgets customers who have no orders any more. */
    void remove(Collection<UUID> customers) {
        if (customers.isEmpty()) return;
        db.deleteFrom(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(SCORE.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .execute();
    }

    void clear() {
        db.deleteFrom(SCORE).where(SCORE.WORKSPACE_ID.eq(Acting.workspace())).execute();
    }
}
