package org.peyvand.commerce;

import java.time.ZoneId;
import java.util.ArrayList;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All customers' shopping days of the past, for fitting and trying models in the background. Of a large base every so
 * manieth customer is enough; they are chosen by their ids, the same ones each time.
 */
@Service
public class ShoppingPast {

    private static final int ROWS = 5_000;

    private static final String DAYS = """
            select array_agg(day - date '1970-01-01' order by day)
            from (select distinct customer_id, (placed_at at time zone ?)::date as day from commerce.orders
                where workspace_id = ? and customer_id is not null and kind = 'sale'
                    and mod(abs(hashtext(customer_id::text)::bigint), ?) = 0) days
            group by customer_id""";

    private final DSLContext db;

    ShoppingPast(DSLContext db) {
        this.db = db;
    }

    /**
     * Reads them once.
     *
     * @param oneIn of so many customers one
     */
    @Transactional(readOnly = true)
    public PastDays read(ZoneId zone, int oneIn) {
        Acting.require(Permission.SEE_CUSTOMERS);
        var customers = new ArrayList<int[]>();
        try (var rows = db.resultQuery(DAYS, zone.getId(), Acting.workspace(), oneIn)
                .fetchSize(ROWS)
                .fetchStream()) {
            rows.forEach(row -> customers.add(days(row.get(0, Integer[].class))));
        }
        return new PastDays(customers);
    }

    private static int[] days(Integer[] found) {
        var days = new int[found.length];
        for (int i = 0; i < days.length; i++) days[i] = found[i];
        return days;
    }
}
