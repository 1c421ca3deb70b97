package org.peyvand.commerce.order;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peyvand.commerce.Orders;
import org.peyvand.commerce.Written;
import org.peyvand.commerce.Written.Outcome;
import org.peyvand.commerce.order.OrderWriter.Key;
import org.peyvand.commerce.order.OrderWriter.Known;
import org.peyvand.customer.Customers;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The book orders stand in: told into it, told anew, or struck out of it, with timelines, touches and sums following. */
@Component
public class OrderBook {

    private final Customers customers;
    private final OrderWriter writer;
    private final OrderEntries entries;
    private final OrderTouches touches;
    private final Uncounted uncounted;

    OrderBook(
            Customers customers, OrderWriter writer, OrderEntries entries, OrderTouches touches, Uncounted uncounted) {
        this.customers = customers;
        this.writer = writer;
        this.entries = entries;
        this.touches = touches;
        this.uncounted = uncounted;
    }

    /**
     * Writes orders down, all or none; their sums follow at once.
     *
     * @param told at most {@value Orders#MOST}, none of them twice
     * @return what became of each, in the same order
     * @throws Refused when there are too many, one stands there twice, or a customer is unknown
     */
    @Transactional
    public List<Written> upsert(List<Told> told) {
        return upsert(told, Optional.empty(), uncounted::now);
    }

    /** As {@link #upsert(List)}, for orders that were made ready before, with their lines; their sums may wait. */
    @Transactional
    public List<Written> upsert(List<Told> told, OrderLines lines, boolean countLater) {
        return upsert(told, Optional.of(lines), countLater ? uncounted::later : uncounted::now);
    }

    private List<Written> upsert(List<Told> told, Optional<OrderLines> lines, Consumer<Set<UUID>> count) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        if (told.size() > Orders.MOST) throw Refused.because("commerce.refused.manyOrders", Orders.MOST);
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
        var ids = told.stream().flatMap(one -> one.customer().stream()).collect(Collectors.toSet());
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
        var toldMeanwhile = late.map(OrderBook::key).toList();
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
        return orders.stream().map(Told::id).collect(Collectors.toSet());
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
                numbers.stream().map(number -> new Key(source, number)).collect(Collectors.toSet()));
        if (known.isEmpty()) return;
        writer.delete(known.values().stream().map(Known::id).toList());
        entries.forget(known.values().stream().map(Known::id));
        var whose = new HashSet<>(touches.forget(known.keySet()));
        known.values().forEach(one -> one.customer().ifPresent(whose::add));
        uncounted.now(whose);
    }
}
