package org.peyvand.worth.won;

import static org.peyvand.worth.db.Tables.SCORE;
import static org.peyvand.worth.db.Tables.SOURCE;

import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerList;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.db.tables.records.SourceRecord;
import org.peyvand.worth.figures.Counted;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers won by a channel, campaign or recommendation, or who began with a product, a page at a time by their ids. */
@Service
public class WonCustomers {

    static final int PAGE = 50;

    private final DSLContext db;
    private final CustomerList customers;

    WonCustomers(DSLContext db, CustomerList customers) {
        this.db = db;
        this.customers = customers;
    }

    /** A customer, and what is expected of them in the smallest unit. */
    public record One(CustomerList.Row customer, long expected) {}

    /** A page of them, at most so many, behind a cursor or from the first on. */
    @Transactional(readOnly = true)
    public Counted<One> page(WonAsked asked, Optional<Cursor> after, int most) {
        Acting.require(Permission.SEE_WORTH);
        return Counted.of(customers, query(asked, after, most).fetch(), most, WonCustomers::at, WonCustomers::one);
    }

    private static Cursor at(Record row) {
        return new Cursor(0, row.get(SCORE.CUSTOMER_ID));
    }

    private static One one(Record row, CustomerList.Row customer) {
        return new One(customer, Optional.ofNullable(row.get(SCORE.VALUE)).orElse(0L));
    }

    ResultQuery<? extends Record> query(WonAsked asked, Optional<Cursor> after, int most) {
        return switch (asked.by()) {
            case FIRST ->
                asked.key().isEmpty()
                        ? without(DSL.noCondition(), asked, after, most)
                        : with(channel(asked, SOURCE.FIRST_CHANNEL, SOURCE.FIRST_CAMPAIGN), asked, after, most);
            case LAST ->
                asked.key().isEmpty()
                        ? without(DSL.noCondition(), asked, after, most)
                        : with(channel(asked, SOURCE.LAST_CHANNEL, SOURCE.LAST_CAMPAIGN), asked, after, most);
            case REFERRED ->
                asked.key().isEmpty()
                        ? without(SOURCE.REFERRED.isTrue(), asked, after, most)
                        : with(SOURCE.REFERRED.isTrue(), asked, after, most);
            case PRODUCT -> begunWith(asked, after, most);
        };
    }

    private static Condition channel(
            WonAsked asked, TableField<SourceRecord, String> channel, TableField<SourceRecord, String> campaign) {
        return channel.eq(asked.key()).and(asked.campaign().map(campaign::eq).orElse(DSL.noCondition()));
    }

    /** Along an index of what won them. */
    private ResultQuery<? extends Record> with(Condition won, WonAsked asked, Optional<Cursor> after, int most) {
        return db.select(SCORE.CUSTOMER_ID, SCORE.VALUE)
                .from(SOURCE)
                .join(SCORE)
                .on(SCORE.WORKSPACE_ID.eq(SOURCE.WORKSPACE_ID), SCORE.CUSTOMER_ID.eq(SOURCE.CUSTOMER_ID))
                .where(SOURCE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(won)
                .and(bought(asked))
                .and(after.map(from -> SOURCE.CUSTOMER_ID.gt(from.id())).orElse(DSL.noCondition()))
                .orderBy(SOURCE.CUSTOMER_ID)
                .limit(most + 1);
    }

    private ResultQuery<? extends Record> without(Condition won, WonAsked asked, Optional<Cursor> after, int most) {
        return scores(asked, after)
                .andNotExists(DSL.selectOne()
                        .from(SOURCE)
                        .where(SOURCE.WORKSPACE_ID.eq(SCORE.WORKSPACE_ID))
                        .and(SOURCE.CUSTOMER_ID.eq(SCORE.CUSTOMER_ID))
                        .and(won))
                .orderBy(SCORE.CUSTOMER_ID)
                .limit(most + 1);
    }

    /** Nobody began with a product without a code. */
    private ResultQuery<? extends Record> begunWith(WonAsked asked, Optional<Cursor> after, int most) {
        return scores(asked, after)
                .and(SCORE.FIRST_PRODUCT.eq(asked.key()))
                .and(SCORE.FIRST_PRODUCT.ne(DSL.inline("")))
                .orderBy(SCORE.CUSTOMER_ID)
                .limit(most + 1);
    }

    private SelectConditionStep<Record2<UUID, Long>> scores(WonAsked asked, Optional<Cursor> after) {
        return db.select(SCORE.CUSTOMER_ID, SCORE.VALUE)
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(bought(asked))
                .and(after.map(from -> SCORE.CUSTOMER_ID.gt(from.id())).orElse(DSL.noCondition()));
    }

    /** As the sums count them: in the currency of the book. */
    private static Condition bought(WonAsked asked) {
        return asked.bought()
                .map(months -> SCORE.COHORT.between(months.from(), months.to()))
                .orElse(DSL.noCondition())
                .and(SCORE.ORDERS.gt(0));
    }
}
