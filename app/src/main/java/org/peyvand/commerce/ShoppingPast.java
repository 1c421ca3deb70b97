package org.peyvand.commerce;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All customers' shopping days of the past, grouped by what is alike: for fitting and trying models, in the background.
 * Of a large base every so manieth customer is enough; they are chosen by their ids, the same ones each time.
 */
@Service
public class ShoppingPast {

    private static final String DAYS = """
            with days as (
                select customer_id, (placed_at at time zone ?)::date as day from commerce.orders
                where workspace_id = ? and customer_id is not null and kind = 'sale'
                    and mod(abs(hashtext(customer_id::text)::bigint), ?) = 0
                group by 1, 2)
            """;

    private final DSLContext db;

    ShoppingPast(DSLContext db) {
        this.db = db;
    }

    /**
     * Customers with the same history up to a day, and the same number of shopping days after it.
     *
     * @param repeats shopping days after the first one
     * @param recency days from the first to the last of them
     * @param age days from the first one to the cut
     */
    public record Split(int repeats, int recency, int age, int later, long customers) {}

    private static final String SPLIT = DAYS + """
            , each as (
                select count(*) filter (where day <= ?::date) - 1 as repeats,
                    max(day) filter (where day <= ?::date) - min(day) as recency, ?::date - min(day) as age,
                    count(*) filter (where day > ?::date and day <= ?::date) as later
                from days group by customer_id having min(day) <= ?::date)
            select repeats, recency, age, later, count(*) from each group by 1, 2, 3, 4 order by 1, 2, 3, 4""";

    /** Those who had bought by the cut, with what came after it up to the end. */
    @Transactional(readOnly = true)
    public List<Split> split(ZoneId zone, LocalDate cut, LocalDate end, int oneIn) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.fetch(SPLIT, zone.getId(), Acting.workspace(), oneIn, cut, cut, cut, cut, end, cut)
                .map(row -> new Split(
                        row.get(0, Integer.class),
                        row.get(1, Integer.class),
                        row.get(2, Integer.class),
                        row.get(3, Integer.class),
                        row.get(4, Long.class)));
    }

    private static final String LOG_GAPS = DAYS + """
            , gaps as (
                select day - lag(day) over (partition by customer_id order by day) as gap from days where day <= ?::date)
            select coalesce(sum(ln(gap / 7.0)), 0)::float8 from gaps where gap is not null""";

    /** Sum of the natural logarithms of the gaps up to the cut, in weeks. */
    @Transactional(readOnly = true)
    public double logGaps(ZoneId zone, LocalDate cut, int oneIn) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.fetchSingle(LOG_GAPS, zone.getId(), Acting.workspace(), oneIn, cut)
                .get(0, Double.class);
    }

    private static final String WEEKS = DAYS + """
            , placed as (select day, min(day) over (partition by customer_id) as first from days where day <= ?::date)
            , repeats as (select day, (select min(first) from placed) as oldest from placed
                where first <= ?::date and day > first)
            select (day - oldest - 1) / 7, count(*) from repeats group by 1 order by 1""";

    /** Repeat purchases of those who had bought by the cut, by weeks since the oldest first purchase, up to the end. */
    @Transactional(readOnly = true)
    public long[] weeks(ZoneId zone, LocalDate cut, LocalDate end, int oneIn) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var found = db.fetch(WEEKS, zone.getId(), Acting.workspace(), oneIn, end, cut)
                .intoMap(row -> row.get(0, Integer.class), row -> row.get(1, Long.class));
        int last = found.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        var weeks = new long[last + 1];
        found.forEach((week, purchases) -> weeks[week] = purchases);
        return weeks;
    }

    /**
     * Silences of like length, of customers with a like rhythm.
     *
     * @param usualGap mean days between the shopping days before it, two gaps at least
     * @param beganAgo days from its begin to the end of the past looked at
     * @param length days until the next shopping day, or to the end
     * @param ended whether a shopping day ended it
     */
    public record Silence(double usualGap, int beganAgo, int length, boolean ended, long customers) {}

    private static final String SILENCES = DAYS + """
            , each as (
                select day, lead(day) over by_day as next, row_number() over by_day as place,
                    first_value(day) over by_day as first
                from days where day <= ?::date window by_day as (partition by customer_id order by day))
            , silences as (
                select greatest(1, round((day - first) / (place - 1.0))) as usual, ?::date - day as began,
                    coalesce(next, ?::date) - day as length, next is not null as ended
                from each where place >= 3)
            select usual::float8, began, length, ended, count(*) from silences group by 1, 2, 3, 4""";

    /** The silences after each shopping day from the third on. */
    @Transactional(readOnly = true)
    public List<Silence> silences(ZoneId zone, LocalDate end, int oneIn) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return db.fetch(SILENCES, zone.getId(), Acting.workspace(), oneIn, end, end, end)
                .map(row -> new Silence(
                        row.get(0, Double.class),
                        row.get(1, Integer.class),
                        row.get(2, Integer.class),
                        row.get(3, Boolean.class),
                        row.get(4, Long.class)));
    }
}
