package org.peyvand.worth;

import java.time.LocalDate;
import org.jooq.DSLContext;
import org.peyvand.FilledShop;
import org.springframework.transaction.support.TransactionTemplate;

/** A shop of many customers who all have what worth keeps of them. */
public final class LargeShop {

    /** The month in which each of them bought. */
    public static final LocalDate MONTH = LocalDate.of(2025, 4, 21);

    private static final int CUSTOMERS = 20_000;

    private static final String ROWS = """
            insert into customer.customer (workspace_id, customer_id, created_at)
            select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now() from generate_series(1, %2$d) as n;
            insert into customer.standing (workspace_id, customer_id, spent, traded_at, late_from)
            select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, n, timestamptz '2025-05-01' - n * interval '1 minute',
            timestamptz '2025-06-01' + n * interval '1 minute' from generate_series(1, %2$d) as n;
            insert into worth.score (workspace_id, customer_id, cohort, first_day, second_day, last_day, days, log_gaps, orders, spent,
            returned, other_currency, alive, purchases, value, loss, first_product)
            select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
            case when n %% 2 = 0 then date '2025-04-21' else date '2025-03-21' end, '2025-03-22', date '2025-03-22' + n %% 40,
            '2025-05-01', 2 + n %% 5, 1, 3,
            1000, 0, 0, n %% 97 / 97.0, n %% 89 / 10.0, n, n, 'p' || n %% 6 from generate_series(1, %2$d) as n;
            insert into worth.month (workspace_id, customer_id, month, orders, spent, returned)
            select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2025-04-21', 1, 10, 0
            from generate_series(1, %2$d) as n;
            insert into worth.silence (workspace_id, customer_id, noticed_on, last_day, alive, loss)
            select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2025-06-01', '2025-05-01', 0.4, n
            from generate_series(1, %2$d) as n;
            insert into worth.source (workspace_id, customer_id, first_channel, first_campaign, last_channel, last_campaign,
            referred)
            select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'c' || n %% 5, 'x' || n %% 7,
            'c' || n %% 3, '', n %% 9 = 0 from generate_series(1, %2$d / 2) as n;
            analyze customer.customer, customer.standing, worth.score, worth.month, worth.silence, worth.source""";

    private LargeShop() {}

    public static FilledShop make(DSLContext db, TransactionTemplate transaction) {
        return new FilledShop(db, transaction, shop -> ROWS.formatted(shop.uuid(), CUSTOMERS));
    }
}
