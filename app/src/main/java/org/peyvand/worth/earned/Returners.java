package org.peyvand.worth.earned;

import static org.peyvand.worth.db.Tables.SCORE;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerList;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.figures.Counted;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers who came so often, or soon again, a page at a time. */
@Service
public class Returners {

    /** Days from the first purchase to the second. */
    private static final Field<Integer> WAITED =
            DSL.field("({0} - {1})", Integer.class, SCORE.SECOND_DAY, SCORE.FIRST_DAY);

    private final DSLContext db;
    private final CustomerList customers;

    Returners(DSLContext db, CustomerList customers) {
        this.db = db;
        this.customers = customers;
    }

    /** Whom a figure counts, and by what they are put in order. */
    public sealed interface Asked {

        /** Who shopped on so many days or more; those who did not come once more stand first. */
        record Times(int days) implements Asked {}

        /** Who bought again within so many days of the first purchase, the soonest first. */
        record Within(int days) implements Asked {}

        default String page() {
            return "/worth/customers/again" + query();
        }

        default String more(Cursor after) {
            return "/worth/customers/again/more" + query() + "&after=" + after;
        }

        /** Their names as a file. */
        default String file() {
            return "/worth/customers/again/file" + query();
        }

        /** What they have in common. */
        default String words(Reader reader) {
            return switch (this) {
                case Times times -> reader.count("worth.people.times", times.days());
                case Within within -> reader.count("worth.people.within", within.days());
            };
        }

        private String query() {
            return switch (this) {
                case Times times -> "?times=" + times.days();
                case Within within -> "?within=" + within.days();
            };
        }
    }

    /**
     * A customer, and how they came.
     *
     * @param days on which they shopped
     * @param waited days from the first of them to the second; empty where there is none
     */
    public record One(CustomerList.Row customer, int days, Optional<Integer> waited) {}

    @Transactional(readOnly = true)
    public Counted<One> page(Asked asked, Optional<Cursor> after, int most) {
        Acting.require(Permission.SEE_WORTH);
        return Counted.of(customers, query(asked, after, most).fetch(), most, row -> at(asked, row), Returners::one);
    }

    private static One one(Record row, CustomerList.Row customer) {
        return new One(customer, row.get(SCORE.DAYS), Optional.ofNullable(row.get(WAITED)));
    }

    private static Cursor at(Asked asked, Record row) {
        return new Cursor(row.get(by(asked)), row.get(SCORE.CUSTOMER_ID));
    }

    private static Field<Integer> by(Asked asked) {
        return switch (asked) {
            case Asked.Times _ -> SCORE.DAYS;
            case Asked.Within _ -> WAITED;
        };
    }

    ResultQuery<? extends Record> query(Asked asked, Optional<Cursor> after, int most) {
        var by = by(asked);
        var counted = switch (asked) {
            case Asked.Times times -> SCORE.DAYS.ge(Math.max(1, times.days())).and(SCORE.DAYS.gt(0));
            case Asked.Within within -> WAITED.le(within.days()).and(SCORE.SECOND_DAY.isNotNull());
        };
        return db.select(SCORE.CUSTOMER_ID, SCORE.DAYS, WAITED)
                .from(SCORE)
                .where(SCORE.WORKSPACE_ID.eq(Acting.workspace()), counted)
                .and(after.map(from -> DSL.row(by, SCORE.CUSTOMER_ID)
                                .gt(
                                        Math.toIntExact(
                                                Math.clamp(from.number(), Integer.MIN_VALUE, Integer.MAX_VALUE)),
                                        from.id()))
                        .orElse(DSL.noCondition()))
                .orderBy(by, SCORE.CUSTOMER_ID)
                .limit(most + 1);
    }
}
