package org.peyvand.commerce.order;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.peyvand.commerce.order.OrderWriter.Key;
import org.peyvand.commerce.order.OrderWriter.Known;
import org.peyvand.customer.NewTouch;
import org.peyvand.customer.Touches;
import org.peyvand.customer.Touches.OrderNow;
import org.springframework.stereotype.Component;

/**
 * Files what orders tell of how their customers came; of each kind of clue an order carries one, or they are numbered. What
 * an order told belongs to it: told anew with other clues these stand, told without any what stood stays and goes
 * where the order goes, and taken back it is gone.
 */
@Component
class OrderTouches {

    private final Touches touches;

    OrderTouches(Touches touches) {
        this.touches = touches;
    }

    /** Whose touches are others now, for the caller to count anew; those who lost an order are known to it. */
    Set<UUID> file(List<Told> orders, Map<Key, Known> known) {
        var told = orders.stream().flatMap(one -> of(one, filedOn(one, known))).toList();
        var whose = new HashSet<>(told.isEmpty() ? Set.<UUID>of() : touches.file(told));
        orders.stream()
                .filter(one -> known.containsKey(Key.of(one.order())))
                .collect(groupingBy(one -> one.order().source()))
                .forEach((source, again) -> whose.addAll(follow(source, again, known, told)));
        return whose;
    }

    private Set<UUID> follow(String source, List<Told> again, Map<Key, Known> known, List<NewTouch> told) {
        var silent = again.stream()
                .filter(one -> !known.get(Key.of(one.order())).saysTheSame(one))
                .filter(one -> one.order().clues().isEmpty())
                .flatMap(one -> one.customer().stream()
                        .map(customer -> new OrderNow(
                                one.order().number(), customer, one.order().placedAt())))
                .toList();
        if (!silent.isEmpty()) touches.follow(of(source), silent);
        var renewed = again.stream()
                .filter(one -> !one.order().clues().isEmpty() || one.customer().isEmpty())
                .map(one -> one.order().number())
                .collect(toSet());
        if (renewed.isEmpty()) return Set.of();
        return touches.forget(
                of(source), renewed, told.stream().map(NewTouch::reference).toList());
    }

    /** An order that was taken back won nobody. */
    Set<UUID> forget(Collection<Key> orders) {
        var whose = new HashSet<UUID>();
        orders.stream()
                .collect(groupingBy(Key::source))
                .forEach((source, gone) -> whose.addAll(touches.forget(
                        of(source), gone.stream().map(Key::number).toList(), List.of())));
        return whose;
    }

    private static Optional<UUID> filedOn(Told told, Map<Key, Known> known) {
        var customer = told.customer();
        return Optional.ofNullable(known.get(Key.of(told.order())))
                .filter(before -> before.customer().equals(customer))
                .flatMap(Known::filedOn)
                .or(() -> customer);
    }

    private static Stream<NewTouch> of(Told told, Optional<UUID> filedOn) {
        var order = told.order();
        var kinds = new HashMap<String, Integer>();
        return told.customer().stream()
                .flatMap(customer -> order.clues().stream()
                        .map(clue -> new NewTouch(
                                customer,
                                order.placedAt(),
                                clue,
                                of(order.source()),
                                order.number() + "/" + clue.how() + numbered(kinds.merge(clue.how(), 1, Integer::sum)),
                                filedOn.map(first -> new NewTouch.WithOrder(order.number(), first)))));
    }

    private static String of(String source) {
        return "order/" + source;
    }

    private static String numbered(int nth) {
        return nth == 1 ? "" : "/" + nth;
    }
}
