package org.peyvand.commerce;

import static org.peyvand.commerce.db.Tables.ORDERS;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.peyvand.commerce.OrderWriter.Key;
import org.peyvand.commerce.OrderWriter.Known;
import org.peyvand.commerce.Written.Outcome;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.Customers;
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
    private final Customers customers;
    private final Workspaces workspaces;
    private final OrderWriter writer;
    private final OrderReader reader;
    private final OrderEntries entries;
    private final OrderTouches touches;
    private final Uncounted uncounted;
    private final CounterSales counter;

    Orders(
            DSLContext db,
            Clock clock,
            Customers customers,
            Workspaces workspaces,
            OrderWriter writer,
            OrderReader reader,
            OrderEntries entries,
            OrderTouches touches,
            Uncounted uncounted,
            CounterSales counter) {
        this.db = db;
        this.clock = clock;
        this.customers = customers;
        this.workspaces = workspaces;
        this.writer = writer;
        this.reader = reader;
        this.entries = entries;
        this.touches = touches;
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
        return upsert(told.stream().map(Told::of).toList(), Optional.empty(), uncounted::now);
    }

    /** As {@link #upsert}, for orders that were made ready before, with their lines; their sums may wait. */
    @Transactional
    List<Written> upsertTold(List<Told> told, OrderLines lines, boolean countLater) {
        return upsert(told, Optional.of(lines), countLater ? uncounted::later : uncounted::now);
    }

    private List<Written> upsert(List<Told> told, Optional<OrderLines> lines, Consumer<Set<UUID>> count) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        if (told.size() > MOST) throw Refused.because("commerce.refused.manyOrders", MOST);
        var orders = withStandingCustomers(told);
        var keys = new HashSet<Key>();
        for (var order : told) {
            if (!keys.add(key(order)))
                throw Refused.because("commerce.refused.twice", order.order().number());
        }
        return orders.isEmpty() ? List.of() : write(orders, lines, keys, count);
    }

    /** Customers joined to another stand for that other. */
    private List<Told> withStandingCustomers(List<Told> told) {
        var ids = told.stream().flatMap(one -> one.customer().stream()).collect(java.util.stream.Collectors.toSet());
        var survivors = customers.survivors(ids);
        if (survivors.size() < ids.size()) throw Refused.because("commerce.refused.customer");
        return told.stream()
                .map(one -> one.by(one.customer().map(survivors::get)))
                .toList();
    }

    private List<Written> write(
            List<Told> orders, Optional<OrderLines> lines, Set<Key> keys, Consumer<Set<UUID>> count) {
        var known = writer.known(keys);
        var inserted = ids(writer.insert(
                orders.stream().filter(told -> !known.containsKey(key(told))).toList(), lines));
        var late = orders.stream().filter(told -> !inserted.contains(told.id()) && !known.containsKey(key(told)));
        var toldMeanwhile = late.map(Orders::key).toList();
        if (!toldMeanwhile.isEmpty()) known.putAll(writer.known(toldMeanwhile));
        var changed = orders.stream()
                .filter(told -> changes(told, known))
                .map(told -> told.under(id(told, known)))
                .toList();
        writer.replace(changed);
        var touched = follow(
                Stream.concat(orders.stream().filter(told -> inserted.contains(told.id())), changed.stream())
                        .toList(),
                changed,
                known,
                touches.file(orders, known));
        count.accept(touched);
        var changedIds = ids(changed);
        return orders.stream().map(told -> written(told, known, changedIds)).toList();
    }

    private static boolean changes(Told told, Map<Key, Known> known) {
        return known.containsKey(key(told)) && !known.get(key(told)).saysTheSame(told);
    }

    private static Written written(Told told, Map<Key, Known> known, Set<UUID> changed) {
        if (!known.containsKey(key(told))) return new Written(told.id(), Outcome.CREATED);
        var id = id(told, known);
        return new Written(id, changed.contains(id) ? Outcome.CHANGED : Outcome.UNCHANGED);
    }

    private static UUID id(Told told, Map<Key, Known> known) {
        return known.get(key(told)).id();
    }

    private static Key key(Told told) {
        return Key.of(told.order());
    }

    private static Set<UUID> ids(List<Told> orders) {
        return orders.stream().map(Told::id).collect(java.util.stream.Collectors.toSet());
    }

    /** Timelines follow; whose orders these are and were, also of those an order was taken from. */
    private Set<UUID> follow(
            List<Told> written, List<Told> changed, Map<Key, Known> known, Set<UUID> broughtOtherwise) {
        var anonymous =
                changed.stream().filter(told -> told.customer().isEmpty()).toList();
        if (!anonymous.isEmpty()) entries.forget(anonymous);
        entries.record(written.stream());
        var touched = new HashSet<>(broughtOtherwise);
        written.forEach(told -> told.customer().ifPresent(touched::add));
        changed.forEach(told -> known.get(key(told)).customer().ifPresent(touched::add));
        return touched;
    }

    /**
     * Takes back what a source has told: an order that was cancelled or never was. Timelines, standings and what it told of
     * how its customer came follow; numbers nothing was told under are passed over.
     */
    @Transactional
    public void withdraw(String source, Set<String> numbers) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var known = writer.known(
                numbers.stream().map(number -> new Key(source, number)).collect(java.util.stream.Collectors.toSet()));
        if (known.isEmpty()) return;
        writer.delete(known.values().stream().map(Known::id).toList());
        entries.forget(known.values().stream().map(Known::id));
        var whose = new HashSet<>(touches.forget(known.keySet()));
        known.values().forEach(one -> one.customer().ifPresent(whose::add));
        uncounted.now(whose);
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
