package org.peyvand.commerce;

import static org.peyvand.commerce.db.Tables.ORDERS;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.commerce.counter.CounterSales;
import org.peyvand.commerce.order.OrderBook;
import org.peyvand.commerce.order.OrderReader;
import org.peyvand.commerce.order.Told;
import org.peyvand.commerce.order.Uncounted;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomersMerged;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Workspaces;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders and returns of the workspace acted in. Whoever tells an order tells it under a source and a number, and may
 * tell it as often as they like; customers' timelines and standings follow in the same transaction.
 */
@Service
public class Orders {

    /** The most orders told at once. */
    public static final int MOST = 1_000;

    private static final int SHOWN = 100;
    private static final int PAGE = 50;

    private final DSLContext db;
    private final Clock clock;
    private final Workspaces workspaces;
    private final OrderBook book;
    private final OrderReader reader;
    private final Uncounted uncounted;
    private final CounterSales counter;

    Orders(
            DSLContext db,
            Clock clock,
            Workspaces workspaces,
            OrderBook book,
            OrderReader reader,
            Uncounted uncounted,
            CounterSales counter) {
        this.db = db;
        this.clock = clock;
        this.workspaces = workspaces;
        this.book = book;
        this.reader = reader;
        this.uncounted = uncounted;
        this.counter = counter;
    }

    /**
     * Writes orders down, all or none. One told before with the same contents is left alone; other contents replace it.
     *
     * @param told at most {@value #MOST}, none of them twice
     * @return what became of each, in the same order
     * @throws Refused when there are too many, one stands there twice, or a customer is unknown
     */
    @Transactional
    public List<Written> upsert(List<NewOrder> told) {
        return book.upsert(told.stream().map(Told::of).toList());
    }

    /**
     * Takes back what a source has told: an order that was cancelled or never was. Timelines, standings and what it told of
     * how its customer came follow; numbers nothing was told under are passed over.
     */
    @Transactional
    public void withdraw(String source, Set<String> numbers) {
        book.withdraw(source, numbers);
    }

    /**
     * A sale at the counter, now. Told again under the same form it is the same sale.
     *
     * @param form names the telling, one id for each sale
     * @param amount in the smallest unit of the workspace's currency, above zero
     * @param text what was sold, or empty
     */
    @Transactional
    public UUID sellAtCounter(UUID form, UUID customer, long amount, String text) {
        if (amount <= 0) throw Refused.because("commerce.refused.counterAmount");
        var number = counter.nextNumber();
        return counter.of(form).orElseGet(() -> sell(form, customer, amount, text, number));
    }

    private UUID sell(UUID form, UUID customer, long amount, String text, String number) {
        var line = NewLine.of("", text.strip(), BigDecimal.ONE, BigDecimal.valueOf(amount));
        var order = new NewOrder(
                CounterSales.SOURCE,
                number,
                Optional.of(customer),
                clock.instant(),
                workspaces.settings().currency(),
                "",
                List.of(line));
        var sale = upsert(List.of(order)).getFirst().order();
        counter.remember(form, sale);
        return sale;
    }

    /** The customer's last {@value #SHOWN} orders and returns, newest first. */
    @Transactional(readOnly = true)
    public List<Order> of(UUID customer) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return reader.newestOf(customer, SHOWN);
    }

    /** A page of orders, and where the next one begins; no cursor on the last page. */
    public record Slice(List<Order> orders, Optional<Cursor> next) {}

    /** The customer's orders and returns, newest first, after the cursor if one is given. */
    @Transactional(readOnly = true)
    public Slice page(UUID customer, Optional<Cursor> after) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return reader.page(customer, after, PAGE);
    }

    /** @throws Refused when there is no such order in this workspace */
    @Transactional(readOnly = true)
    public Order.WithLines get(UUID id) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return reader.find(id).orElseThrow(Refused::notFound);
    }

    /** Orders change hands with their customers. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(CustomersMerged merged) {
        db.update(ORDERS)
                .set(ORDERS.CUSTOMER_ID, merged.to())
                .where(ORDERS.WORKSPACE_ID.eq(Acting.workspace()), ORDERS.CUSTOMER_ID.eq(merged.from()))
                .and(ORDERS.ORIGINAL_CUSTOMER_ID.in(merged.originals()))
                .execute();
        uncounted.now(Set.of(merged.from(), merged.to()));
    }
}
