package org.peyvand.worth.earned;

import static org.peyvand.worth.db.Tables.MONTH;
import static org.peyvand.worth.db.Tables.SCORE;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerList;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.figures.Counted;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers behind a figure, by their ids, a page at a time. */
@Service
public class Buyers {

    static final int PAGE = 50;

    private final DSLContext db;
    private final CustomerList customers;

    Buyers(DSLContext db, CustomerList customers) {
        this.db = db;
        this.customers = customers;
    }

    /**
     * Whom a figure counts.
     *
     * @param cohort those who bought first in that month
     * @param month those who bought in that month
     * @param kept without those for whom it was the first
     */
    public record Asked(Optional<LocalDate> cohort, LocalDate month, boolean kept) {

        public String more(Cursor after) {
            return "/worth/customers/more" + query() + "&after=" + after;
        }

        /** Their names as a file. */
        public String file() {
            return "/worth/customers/file" + query();
        }

        private String query() {
            return "?month=" + month + "&kept=" + kept
                    + cohort.map(day -> "&cohort=" + day).orElse("");
        }
    }

    /** A customer, and what they did in that month. */
    public record One(CustomerList.Row customer, long orders, long net) {}

    @Transactional(readOnly = true)
    public Counted<One> page(Asked asked, Optional<Cursor> after, int most) {
        Acting.require(Permission.SEE_WORTH);
        return Counted.of(customers, query(asked, after, most).fetch(), most, Buyers::at, Buyers::one);
    }

    private static Cursor at(Record row) {
        return new Cursor(0, row.get(MONTH.CUSTOMER_ID));
    }

    private static One one(Record row, CustomerList.Row customer) {
        return new One(customer, row.get(MONTH.ORDERS), row.get(MONTH.SPENT) - row.get(MONTH.RETURNED));
    }

    ResultQuery<? extends Record> query(Asked asked, Optional<Cursor> after, int most) {
        var whose = asked.cohort().isPresent() ? SCORE.CUSTOMER_ID : MONTH.CUSTOMER_ID;
        return db.select(MONTH.CUSTOMER_ID, MONTH.ORDERS, MONTH.SPENT, MONTH.RETURNED)
                .from(SCORE)
                .join(MONTH)
                .on(MONTH.WORKSPACE_ID.eq(SCORE.WORKSPACE_ID), MONTH.CUSTOMER_ID.eq(SCORE.CUSTOMER_ID))
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()), MONTH.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MONTH.MONTH_.eq(asked.month()))
                .and(MONTH.ORDERS.gt(0))
                .and(asked.cohort().map(SCORE.COHORT::eq).orElse(DSL.noCondition()))
                .and(asked.kept() ? SCORE.COHORT.lt(asked.month()) : DSL.noCondition())
                .and(after.map(from -> whose.gt(from.id())).orElse(DSL.noCondition()))
                .orderBy(whose)
                .limit(most + 1);
    }
}
