package org.peyvand.worth;

import static org.peyvand.worth.db.Tables.SCORE;
import static org.peyvand.worth.db.Tables.SOURCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerList;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.SourceTally.Grouping;
import org.peyvand.worth.db.tables.records.SourceRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers won by a channel or campaign, by their ids, a page at a time. */
@Service
public class WonCustomers {

    private static final int PAGE = 50;

    private final DSLContext db;
    private final CustomerList customers;

    WonCustomers(DSLContext db, CustomerList customers) {
        this.db = db;
        this.customers = customers;
    }

    /**
     * Whom a figure counts: those who bought first between two months.
     *
     * @param channel "" for those of whom nothing is known
     * @param campaign empty for all of the channel
     */
    record Asked(Grouping touch, String channel, Optional<String> campaign, LocalDate from, LocalDate to) {}

    /** A customer, and what is expected of them in the smallest unit. */
    public record One(CustomerList.Row customer, long expected) {}

    /** A page, and behind whom the next one begins. */
    public record Slice(List<One> people, Optional<Cursor> next) {}

    @Transactional(readOnly = true)
    Slice page(Asked asked, Optional<Cursor> after) {
        Acting.require(Permission.SEE_WORTH);
        var found = query(asked, after).fetch();
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE ? Optional.of(new Cursor(0, id(shown.getLast()))) : Optional.<Cursor>empty();
        var rows = customers.of(shown.stream().map(WonCustomers::id).toList()).stream()
                .collect(Collectors.toMap(CustomerList.Row::id, Function.identity()));
        return new Slice(
                shown.stream()
                        .filter(row -> rows.containsKey(id(row)))
                        .map(row -> new One(
                                rows.get(id(row)),
                                Optional.ofNullable(row.get(SCORE.VALUE)).orElse(0L)))
                        .toList(),
                next);
    }

    private static UUID id(Record row) {
        return row.get(SCORE.CUSTOMER_ID);
    }

    ResultQuery<? extends Record> query(Asked asked, Optional<Cursor> after) {
        return asked.channel().isEmpty() ? unknown(asked, after) : known(asked, after);
    }

    /** Along the index of the channel. */
    private ResultQuery<? extends Record> known(Asked asked, Optional<Cursor> after) {
        boolean first = asked.touch() == Grouping.FIRST;
        TableField<SourceRecord, String> channel = first ? SOURCE.FIRST_CHANNEL : SOURCE.LAST_CHANNEL;
        TableField<SourceRecord, String> campaign = first ? SOURCE.FIRST_CAMPAIGN : SOURCE.LAST_CAMPAIGN;
        return db.select(SCORE.CUSTOMER_ID, SCORE.VALUE)
                .from(SOURCE)
                .join(SCORE)
                .on(SCORE.WORKSPACE_ID.eq(SOURCE.WORKSPACE_ID), SCORE.CUSTOMER_ID.eq(SOURCE.CUSTOMER_ID))
                .where(SOURCE.WORKSPACE_ID.eq(Acting.workspace()), SCORE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(channel.eq(asked.channel()))
                .and(asked.campaign().map(campaign::eq).orElse(DSL.noCondition()))
                .and(cohort(asked))
                .and(after.map(from -> SOURCE.CUSTOMER_ID.gt(from.id())).orElse(DSL.noCondition()))
                .orderBy(SOURCE.CUSTOMER_ID)
                .limit(PAGE + 1);
    }

    private ResultQuery<? extends Record> unknown(Asked asked, Optional<Cursor> after) {
        return db.select(SCORE.CUSTOMER_ID, SCORE.VALUE)
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(cohort(asked))
                .andNotExists(DSL.selectOne()
                        .from(SOURCE)
                        .where(SOURCE.WORKSPACE_ID.eq(SCORE.WORKSPACE_ID))
                        .and(SOURCE.CUSTOMER_ID.eq(SCORE.CUSTOMER_ID)))
                .and(after.map(from -> SCORE.CUSTOMER_ID.gt(from.id())).orElse(DSL.noCondition()))
                .orderBy(SCORE.CUSTOMER_ID)
                .limit(PAGE + 1);
    }

    private static Condition cohort(Asked asked) {
        return SCORE.COHORT.between(asked.from(), asked.to()).and(SCORE.DAYS.gt(0));
    }
}
