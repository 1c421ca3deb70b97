package org.peyvand.worth.upkeep;

import static org.peyvand.worth.db.Tables.SCORE;
import static org.peyvand.worth.db.Tables.VALUATION;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** How far all customers have been valued anew. */
@Component
class Valuations {

    private final DSLContext db;

    Valuations(DSLContext db) {
        this.db = db;
    }

    private static final String BEGIN = """
            insert into worth.valuation as known (workspace_id, fit_id, day, horizon, customers)
            values (?, ?, ?, ?, ?)
            on conflict (workspace_id) do update
            set fit_id = excluded.fit_id, day = excluded.day, horizon = excluded.horizon, valued_to = null, valued = 0,
                customers = excluded.customers
            where (known.fit_id, known.day, known.horizon)
                is distinct from (excluded.fit_id, excluded.day, excluded.horizon)""";

    /** From the first customer on by the fit in use, if there is one, unless one by the same fit, for that day and horizon, is going on already. */
    void begin(UUID fit, LocalDate day, String horizon) {
        int customers = db.fetchCount(SCORE, SCORE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.DAYS.gt(0));
        db.execute(BEGIN, Acting.workspace(), fit, day, horizon, (long) customers);
    }

    /** How far one that is going on has come. */
    record Progress(Optional<UUID> to) {}

    Optional<Progress> now() {
        return db.select(VALUATION.VALUED_TO)
                .from(VALUATION)
                .where(VALUATION.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchOptional(row -> new Progress(Optional.ofNullable(row.value1())));
    }

    /** Moves on; false where somebody else did meanwhile. */
    boolean advance(Progress from, UUID to, int customers) {
        return db.update(VALUATION)
                        .set(VALUATION.VALUED_TO, to)
                        .set(VALUATION.VALUED, VALUATION.VALUED.plus(DSL.val((long) customers)))
                        .where(VALUATION.WORKSPACE_ID.eq(Acting.workspace()))
                        .and(VALUATION.VALUED_TO.isNotDistinctFrom(from.to().orElse(null)))
                        .execute()
                > 0;
    }

    void end() {
        db.deleteFrom(VALUATION)
                .where(VALUATION.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
    }
}
