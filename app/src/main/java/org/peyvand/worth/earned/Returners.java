package org.peyvand.worth.earned;

import static org.peyvand.worth.db.Tables.SCORE;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** A page, and behind whom the next one begins. */
    public record Slice(List<One> people, Optional<Cursor> next) {}

    @Transactional(readOnly = true)
    public Slice page(Asked asked, Optional<Cursor> after, int most) {
        Acting.require(Permission.SEE_WORTH);
        var found = query(asked, after, most).fetch();
        var shown = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? Optional.of(cursor(asked, shown.getLast())) : Optional.<Cursor>empty();
        var rows = customers
                .of(shown.stream().map(row -> row.get(SCORE.CUSTOMER_ID)).toList())
                .stream()
                .collect(Collectors.toMap(CustomerList.Row::id, Function.identity()));
        return new Slice(
                shown.stream()
                        .filter(row -> rows.containsKey(row.get(SCORE.CUSTOMER_ID)))
                        .map(row -> new One(
                                rows.get(row.get(SCORE.CUSTOMER_ID)),
                                row.get(SCORE.DAYS),
                                Optional.ofNullable(row.get(WAITED))))
                        .toList(),
                next);
    }

    private static Cursor cursor(Asked asked, Record last) {
        return new Cursor(last.get(by(asked)), last.get(SCORE.CUSTOMER_ID));
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
