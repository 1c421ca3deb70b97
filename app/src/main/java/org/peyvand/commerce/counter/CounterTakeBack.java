package org.peyvand.commerce.counter;

import static org.peyvand.commerce.db.Tables.ORDERS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.commerce.Orders;
import org.peyvand.timeline.Entry;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.TypedIn;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sales at the counter may be taken back; sums, worth and what became of them follow as with any order withdrawn. */
@Component
class CounterTakeBack implements TypedIn {

    private final DSLContext db;
    private final Orders orders;
    private final Audit audit;

    CounterTakeBack(DSLContext db, Orders orders, Audit audit) {
        this.db = db;
        this.orders = orders;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> among(List<Entry> entries) {
        var sales = sales(entries);
        if (sales.isEmpty()) return Set.of();
        return db
                .select(ORDERS.ORDER_ID)
                .from(ORDERS)
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.SOURCE.eq(CounterSales.SOURCE))
                .and(ORDERS.ORDER_ID.eq(DSL.any(sales.keySet().toArray(UUID[]::new))))
                .fetch(ORDERS.ORDER_ID)
                .stream()
                .map(sales::get)
                .collect(Collectors.toSet());
    }

    /** The entries that tell of an order, by the order's id. */
    private static Map<UUID, UUID> sales(List<Entry> entries) {
        var sales = new HashMap<UUID, UUID>();
        for (var entry : entries)
            if (entry.what() instanceof Happening.Purchase sale) sales.put(sale.order(), entry.id());
        return sales;
    }

    @Override
    @Transactional
    public void takeBack(Entry entry) {
        if (!(entry.what() instanceof Happening.Purchase sale)) throw new IllegalArgumentException("No sale");
        orders.withdraw(CounterSales.SOURCE, Set.of(sale.number()));
        audit.record(
                "timeline.saleTakenBack",
                "customer",
                entry.customer(),
                Map.of("number", sale.number()),
                Changes.none()
                        .changed("amount", sale.total() + " " + sale.currency(), "")
                        .changed("item", String.join(", ", sale.items()), ""));
    }
}
