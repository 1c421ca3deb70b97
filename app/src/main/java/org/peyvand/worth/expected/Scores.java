package org.peyvand.worth.expected;

import static org.peyvand.worth.db.Tables.SCORE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.peyvand.worth.db.tables.records.ScoreRecord;
import org.peyvand.worth.model.Buyer;
import org.peyvand.worth.tally.Book;
import org.peyvand.worth.tally.Past;
import org.springframework.stereotype.Component;

/** Keeps what each customer bought as the models read it, and what they say. */
@Component
public class Scores {

    private final DSLContext db;
    private final Fits fits;

    Scores(DSLContext db, Fits fits) {
        this.db = db;
        this.fits = fits;
    }

    private static final String WRITE = """
            insert into worth.score as known (workspace_id, customer_id, cohort, first_day, second_day, last_day, days, log_gaps,
                orders, spent, returned, other_currency, alive, purchases, value, loss, first_product)
            select ?::uuid, t.* from unnest(?::uuid[], ?::date[], ?::date[], ?::date[], ?::date[], ?::int[], ?::float8[],
                ?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::float8[], ?::float8[], ?::bigint[], ?::bigint[], ?::text[])
                as t
            order by 2
            on conflict (workspace_id, customer_id) do update
            set cohort = excluded.cohort, first_day = excluded.first_day, second_day = excluded.second_day,
                last_day = excluded.last_day, days = excluded.days, log_gaps = excluded.log_gaps,
                orders = excluded.orders, spent = excluded.spent, returned = excluded.returned,
                other_currency = excluded.other_currency, alive = excluded.alive, purchases = excluded.purchases,
                value = excluded.value, loss = excluded.loss, first_product = excluded.first_product
            where (known.cohort, known.first_day, known.second_day, known.last_day, known.days, known.log_gaps,
                    known.orders, known.spent, known.returned, known.other_currency, known.alive, known.purchases,
                    known.value, known.loss, known.first_product)
                is distinct from (excluded.cohort, excluded.first_day, excluded.second_day, excluded.last_day,
                    excluded.days, excluded.log_gaps, excluded.orders, excluded.spent, excluded.returned,
                    excluded.other_currency, excluded.alive, excluded.purchases, excluded.value, excluded.loss,
                    excluded.first_product)""";

    /**
     * Writes down what these customers bought, in the place of what stood there; in the order of their ids, as they are scored
     * anew, so that two who do it at once wait for each other instead of failing.
     *
     * @param begun the code of the product each began with; who is missing began with none
     */
    public void write(List<Past> pasts, Map<UUID, String> begun, Book book) {
        if (pasts.isEmpty()) return;
        var outlooks = outlooks(pasts, book);
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
                pasts.stream().map(Past::otherCurrency).toArray(Integer[]::new),
                outlooks.stream()
                        .map(one -> one.map(Outlook::alive).orElse(null))
                        .toArray(Double[]::new),
                outlooks.stream()
                        .map(one -> one.map(Outlook::purchases).orElse(null))
                        .toArray(Double[]::new),
                outlooks.stream()
                        .map(one -> one.map(Outlook::value).orElse(null))
                        .toArray(Long[]::new),
                outlooks.stream()
                        .map(one -> one.map(Outlook::loss).orElse(null))
                        .toArray(Long[]::new),
                pasts.stream()
                        .map(past -> begun.getOrDefault(past.customer(), ""))
                        .toArray(String[]::new));
    }

    /** The codes of the products these customers began with, as written down; who is missing began with none. */
    public Map<UUID, String> begun(Collection<UUID> customers) {
        return db.select(SCORE.CUSTOMER_ID, SCORE.FIRST_PRODUCT)
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(SCORE.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .and(SCORE.FIRST_PRODUCT.ne(""))
                .fetchMap(SCORE.CUSTOMER_ID, SCORE.FIRST_PRODUCT);
    }

    /** None before the first fit, nor for who has only given back. */
    private List<Optional<Outlook>> outlooks(List<Past> pasts, Book book) {
        var scoring = fits.scoring(book);
        return pasts.stream()
                .map(past -> scoring.filter(_ -> past.days() > 0).map(by -> by.of(Bought.of(past))))
                .toList();
    }

    /** What is written down of a customer. */
    public record Known(UUID customer, Bought bought, Optional<Outlook> outlook) {}

    /** The next customers who ever bought, by their ids. */
    public List<Known> known(Optional<UUID> after, int most) {
        return db.selectFrom(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.DAYS.gt(0))
                .and(after.map(SCORE.CUSTOMER_ID::gt).orElse(DSL.noCondition()))
                .orderBy(SCORE.CUSTOMER_ID)
                .limit(most)
                .fetch(row -> new Known(row.getCustomerId(), bought(row), outlook(row)));
    }

    private static Optional<Outlook> outlook(ScoreRecord row) {
        return Optional.ofNullable(row.getAlive())
                .map(alive -> new Outlook(alive, row.getPurchases(), row.getValue(), row.getLoss()));
    }

    /** A customer, and what the models say of them now. */
    public record Valued(Known known, Outlook outlook) {

        /** Whether that is something else than what is written down. */
        public boolean differs() {
            return !known.outlook().equals(Optional.of(outlook));
        }
    }

    private static final String VALUE = """
            update worth.score s set alive = t.alive, purchases = t.purchases, value = t.value, loss = t.loss
            from unnest(?::uuid[], ?::int[], ?::date[], ?::date[], ?::int[], ?::bigint[], ?::float8[], ?::float8[],
                    ?::bigint[], ?::bigint[])
                as t(id, days, first_day, last_day, orders, net, alive, purchases, value, loss)
            where s.workspace_id = ? and s.customer_id = t.id and s.days = t.days and s.first_day = t.first_day
                and s.last_day = t.last_day and s.orders = t.orders and s.spent - s.returned = t.net""";

    /** Writes down what was found out, but for whoever bought since; locked in the order of their ids, as {@link #write}. */
    public void value(List<Valued> valued) {
        if (valued.isEmpty()) return;
        var ids = valued.stream().map(one -> one.known().customer()).toArray(UUID[]::new);
        lock(ids);
        var bought = valued.stream().map(one -> one.known().bought()).toList();
        var outlooks = valued.stream().map(Valued::outlook).toList();
        db.execute(
                VALUE,
                ids,
                bought.stream().map(Bought::days).toArray(Integer[]::new),
                bought.stream().map(Bought::first).toArray(LocalDate[]::new),
                bought.stream().map(Bought::last).toArray(LocalDate[]::new),
                bought.stream().map(Bought::orders).toArray(Integer[]::new),
                bought.stream().map(Bought::net).toArray(Long[]::new),
                outlooks.stream().map(Outlook::alive).toArray(Double[]::new),
                outlooks.stream().map(Outlook::purchases).toArray(Double[]::new),
                outlooks.stream().map(Outlook::value).toArray(Long[]::new),
                outlooks.stream().map(Outlook::loss).toArray(Long[]::new),
                Acting.workspace());
    }

    private void lock(UUID[] customers) {
        db.select(SCORE.CUSTOMER_ID)
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.CUSTOMER_ID.eq(DSL.any(customers)))
                .orderBy(SCORE.CUSTOMER_ID)
                .forNoKeyUpdate()
                .execute();
    }

    /** Expected number of those who still are customers. */
    double alive() {
        return db.select(DSL.coalesce(DSL.sum(SCORE.ALIVE.cast(BigDecimal.class)), BigDecimal.ZERO))
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchSingle()
                .value1()
                .doubleValue();
    }

    /** What the customer bought; empty for who never did. */
    public Optional<Bought> bought(UUID customer) {
        return db.selectFrom(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.CUSTOMER_ID.eq(customer), SCORE.DAYS.gt(0))
                .fetchOptional(Scores::bought);
    }

    /** All customers, those who bought alike together, in the order of their histories. */
    public Stream<Buyer> buyers(Scoring scoring) {
        var net = DSL.field("spent - returned", Long.class);
        return db.select(SCORE.DAYS, SCORE.FIRST_DAY, SCORE.LAST_DAY, SCORE.ORDERS, net, DSL.count())
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.DAYS.gt(0))
                .groupBy(SCORE.DAYS, SCORE.FIRST_DAY, SCORE.LAST_DAY, SCORE.ORDERS, DSL.inline(5))
                .orderBy(SCORE.DAYS, SCORE.FIRST_DAY, SCORE.LAST_DAY, SCORE.ORDERS, DSL.inline(5))
                .fetchSize(10_000)
                .fetchStream()
                .map(row -> scoring.buyer(
                        new Bought(row.value2(), row.value3(), row.value1(), row.value4(), row.value5()),
                        row.value6()));
    }

    private static Bought bought(ScoreRecord row) {
        return new Bought(
                row.getFirstDay(),
                row.getLastDay(),
                row.getDays(),
                row.getOrders(),
                row.getSpent() - row.getReturned());
    }

    private static LocalDate[] days(List<Past> pasts, Function<Past, LocalDate> which) {
        return pasts.stream().map(which).toArray(LocalDate[]::new);
    }

    /** Forgets customers who have no orders any more. */
    public void remove(Collection<UUID> customers) {
        if (customers.isEmpty()) return;
        db.deleteFrom(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(SCORE.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .execute();
    }
}
