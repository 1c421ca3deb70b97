package org.peyvand.commerce.counter;

import static org.peyvand.commerce.db.Tables.COUNTER;
import static org.peyvand.commerce.db.Tables.COUNTER_SALE;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** Numbers the sales that no shop numbers, and knows which form brought which; in the caller's transaction. */
@Component
public class CounterSales {

    public static final String SOURCE = "counter";

    /** Long enough to be found by: three letters at the least. */
    private static final long FIRST = 1001;

    private static final String NUMBER = "C-%d";

    private final DSLContext db;

    CounterSales(DSLContext db) {
        this.db = db;
    }

    /** The next number, such as {@code C-1017}. Others of the workspace wait until the transaction is through. */
    public String nextNumber() {
        var number = db.insertInto(COUNTER)
                .set(COUNTER.WORKSPACE_ID, Acting.workspace())
                .set(COUNTER.LAST_NUMBER, FIRST)
                .onConflict(COUNTER.WORKSPACE_ID)
                .doUpdate()
                .set(COUNTER.LAST_NUMBER, COUNTER.LAST_NUMBER.plus(1))
                .returningResult(COUNTER.LAST_NUMBER)
                .fetchSingle()
                .value1();
        return NUMBER.formatted(number);
    }

    /** The sale this form has become already. */
    public Optional<UUID> of(UUID form) {
        return db.select(COUNTER_SALE.ORDER_ID)
                .from(COUNTER_SALE)
                .where(COUNTER_SALE.WORKSPACE_ID.eq(Acting.workspace()), COUNTER_SALE.FORM_ID.eq(form))
                .fetchOptional(COUNTER_SALE.ORDER_ID);
    }

    public void remember(UUID form, UUID order) {
        db.insertInto(COUNTER_SALE)
                .set(COUNTER_SALE.WORKSPACE_ID, Acting.workspace())
                .set(COUNTER_SALE.FORM_ID, form)
                .set(COUNTER_SALE.ORDER_ID, order)
                .execute();
    }
}
