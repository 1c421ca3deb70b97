package org.peyvand.worth.tally;

import static org.peyvand.worth.db.Tables.MONTH;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** The months of each customer. */
@Component
public class MonthStore {

    private final DSLContext db;

    MonthStore(DSLContext db) {
        this.db = db;
    }

    /** As they are written down now. */
    public Map<UUID, SortedMap<LocalDate, Sums>> of(Collection<UUID> customers) {
        var found = new HashMap<UUID, SortedMap<LocalDate, Sums>>();
        db.selectFrom(MONTH)
                .where(MONTH.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MONTH.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .forEach(row -> found.computeIfAbsent(row.getCustomerId(), _ -> new TreeMap<>())
                        .put(
                                row.getMonth(),
                                new Sums(
                                        row.getOrders() > 0 ? 1 : 0,
                                        row.getOrders(),
                                        row.getSpent(),
                                        row.getReturned())));
        return found;
    }

    /** A month of a customer, to be written. */
    public record Line(UUID customer, LocalDate month, Sums sums) {}

    private static final String WRITE = """
            insert into worth.month (workspace_id, customer_id, month, orders, spent, returned)
            select ?::uuid, t.* from unnest(?::uuid[], ?::date[], ?::int[], ?::bigint[], ?::bigint[]) as t
            on conflict (workspace_id, customer_id, month) do update
            set orders = excluded.orders, spent = excluded.spent, returned = excluded.returned""";

    /** Writes them in the place of what stood there, in the caller's transaction. */
    public void write(List<Line> lines) {
        if (lines.isEmpty()) return;
        db.execute(
                WRITE,
                Acting.workspace(),
                lines.stream().map(Line::customer).toArray(UUID[]::new),
                lines.stream().map(Line::month).toArray(LocalDate[]::new),
                lines.stream().map(line -> (int) line.sums().orders()).toArray(Integer[]::new),
                lines.stream().map(line -> line.sums().spent()).toArray(Long[]::new),
                lines.stream().map(line -> line.sums().returned()).toArray(Long[]::new));
    }

    private static final String REMOVE = """
            delete from worth.month m using unnest(?::uuid[], ?::date[]) as t(customer, month)
            where m.workspace_id = ? and m.customer_id = t.customer and m.month = t.month""";

    /** Forgets the months of these lines, in the caller's transaction. */
    public void remove(List<Line> lines) {
        if (lines.isEmpty()) return;
        db.execute(
                REMOVE,
                lines.stream().map(Line::customer).toArray(UUID[]::new),
                lines.stream().map(Line::month).toArray(LocalDate[]::new),
                Acting.workspace());
    }
}
