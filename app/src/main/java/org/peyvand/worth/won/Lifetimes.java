package org.peyvand.worth.won;

import static org.peyvand.worth.db.Tables.LIFETIME;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.peyvand.customer.Origin;
import org.peyvand.workspace.Acting;
import org.peyvand.worth.tally.SourceTally.Grouping;
import org.springframework.stereotype.Component;

/** What customers are worth by what won them, each with what is expected of them; made in the background. */
@Component
public class Lifetimes {

    private final DSLContext db;

    Lifetimes(DSLContext db) {
        this.db = db;
    }

    /** A cohort of those won by something. */
    record Key(Origin origin, LocalDate cohort) {}

    /**
     * Sums over customers.
     *
     * @param ahead what is expected of them, in the smallest unit
     * @param total what they brought to date, and that
     * @param squares of each one's total
     */
    record Lifetime(long customers, double ahead, double total, double squares) {

        static final Lifetime NONE = new Lifetime(0, 0, 0, 0);

        Lifetime plus(Lifetime other) {
            return new Lifetime(
                    customers + other.customers, ahead + other.ahead, total + other.total, squares + other.squares);
        }
    }

    private static final String MAKE = """
            insert into worth.lifetime (workspace_id, grouping, channel, campaign, cohort, customers, ahead, total, squares)
            select s.workspace_id, '%1$s', coalesce(w.%1$s_channel, ''), coalesce(w.%1$s_campaign, ''), s.cohort, count(*),
                sum(coalesce(s.value, 0)), sum((s.spent - s.returned + coalesce(s.value, 0))::float8),
                sum((s.spent - s.returned + coalesce(s.value, 0))::float8 ^ 2)
            from worth.score s
            left join worth.source w on w.workspace_id = s.workspace_id and w.customer_id = s.customer_id
            where s.workspace_id = ? and s.orders > 0
            group by 1, 3, 4, 5""";

    /** Makes them anew from the scores that stand, in the caller's transaction; one at a time. */
    public void renew() {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 5))", "worth.lifetime " + Acting.workspace());
        clear();
        db.execute(MAKE.formatted("first"), Acting.workspace());
        db.execute(MAKE.formatted("last"), Acting.workspace());
    }

    Map<Key, Lifetime> read(Grouping grouping, LocalDate from) {
        var found = new HashMap<Key, Lifetime>();
        db.selectFrom(LIFETIME)
                .where(LIFETIME.WORKSPACE_ID.eq(Acting.workspace()), LIFETIME.GROUPING.eq(grouping.code()))
                .and(LIFETIME.COHORT.ge(from))
                .forEach(row -> found.put(
                        new Key(new Origin(row.getChannel(), row.getCampaign()), row.getCohort()),
                        new Lifetime(row.getCustomers(), row.getAhead(), row.getTotal(), row.getSquares())));
        return found;
    }

    void clear() {
        db.deleteFrom(LIFETIME)
                .where(LIFETIME.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
    }
}
