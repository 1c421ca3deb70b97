package org.peyvand.commerce.woocommerce;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.commerce.db.tables.records.ShopThingRecord;
import org.peyvand.commerce.woocommerce.Things.Kind;
import org.peyvand.customer.People;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Takes orders and refunds as shops tell them. The newest change of an order stands, however often and in whatever order it
 * is told; what a status means decides whether it is a sale. What cannot be taken waits with its reason and holds up nothing.
 */
@Component
class OrderTaking {

    private static final int AT_ONCE = 500;

    private final Things things;
    private final Notices notices;
    private final Statuses statuses;
    private final Orders orders;
    private final People people;
    private final Workspaces workspaces;
    private final Clock clock;

    OrderTaking(
            Things things,
            Notices notices,
            Statuses statuses,
            Orders orders,
            People people,
            Workspaces workspaces,
            Clock clock) {
        this.things = things;
        this.notices = notices;
        this.statuses = statuses;
        this.orders = orders;
        this.people = people;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** An order understood, beside what is known of it and how it came. */
    private record Taking(WooOrder order, ArrivedOrder arrived, ShopThingRecord thing, Meaning meaning, byte[] hash) {}

    /** Why one of them cannot be taken, for a webhook to be put aside with. */
    record Taken(Outcome outcome, Optional<NotTaken> why) {}

    /** Takes orders the shop was asked for; those that cannot be wait with their reasons. */
    @Transactional
    public void takeAsked(Shop shop, List<ArrivedOrder> arrived) {
        var understood = new LinkedHashMap<Long, ArrivedOrder>();
        var read = new LinkedHashMap<Long, WooOrder>();
        for (var one : arrived) {
            try {
                var order = read(shop, one);
                understood.put(order.id(), one);
                read.put(order.id(), order);
            } catch (NotTaken why) {
                refuse(shop, one.order(), why);
            }
        }
        take(shop, read.values(), understood);
    }

    /** Takes one a webhook told; whether the shop has to be asked instead is said, and nothing is done then. */
    @Transactional
    public Taken takeTold(Shop shop, JsonNode order) {
        try {
            var arrived = ArrivedOrder.told(order);
            var read = read(shop, arrived);
            return new Taken(take(shop, List.of(read), Map.of(read.id(), arrived)), Optional.empty());
        } catch (NotTaken why) {
            return new Taken(Outcome.REFUSED, Optional.of(why));
        }
    }

    private WooOrder read(Shop shop, ArrivedOrder arrived) {
        var settings = workspaces.settings();
        var buyers = new WooPerson(shop, settings.phoneRegion());
        try {
            return WooOrder.read(arrived.order(), arrived.refunds(), buyers, settings.currency(), clock.instant());
        } catch (Refused absurd) {
            throw new NotTaken("absurd", absurd.key());
        }
    }

    private void refuse(Shop shop, JsonNode order, NotTaken why) {
        var raw = order.toString().getBytes(StandardCharsets.UTF_8);
        var id = order.path("id").asLong(0);
        notices.refuse(shop.id(), raw, why, "order", Kind.ORDER, id, modified(order));
    }

    static Optional<Instant> modified(JsonNode thing) {
        try {
            return WooText.time(thing.path("date_modified_gmt"));
        } catch (NotTaken noDate) {
            return Optional.empty();
        }
    }

    private Outcome take(Shop shop, Collection<WooOrder> read, Map<Long, ArrivedOrder> arrived) {
        var held = things.hold(
                shop.id(), Kind.ORDER, read.stream().map(WooOrder::id).toList());
        var meanings =
                statuses.meanings(shop.id(), read.stream().map(WooOrder::status).collect(Collectors.toSet()));
        var holders =
                things.holders(shop.id(), read.stream().map(WooOrder::number).toList());
        var news = new ArrayList<Taking>();
        var last = Outcome.KNOWN;
        for (var order : read) {
            var one = taking(order, arrived.get(order.id()), held.get(order.id()), meanings.get(order.status()));
            last = outcome(one);
            if (last == Outcome.TAKEN && isOthers(shop, order, holders, one.arrived())) last = Outcome.REFUSED;
            if (last == Outcome.TAKEN) news.add(one);
        }
        write(shop, news);
        return last;
    }

    private static Taking taking(WooOrder order, ArrivedOrder arrived, ShopThingRecord thing, Meaning meaning) {
        var hash = Notices.hash((meaning + " " + order.withoutRefused()).getBytes(StandardCharsets.UTF_8));
        return new Taking(order, arrived, thing, meaning, hash);
    }

    /** Two orders of one number would be one order here. */
    private boolean isOthers(Shop shop, WooOrder order, Map<String, Long> holders, ArrivedOrder arrived) {
        var holder = holders.putIfAbsent(order.number(), order.id());
        if (holder == null || holder == order.id()) return false;
        refuse(shop, arrived.order(), new NotTaken("number", order.number()));
        return true;
    }

    private static Outcome outcome(Taking one) {
        return one.arrived().asked().isPresent()
                ? asked(one, one.arrived().asked().get())
                : told(one);
    }

    /** The shop's own answer holds, unless it was asked again since or has told of a newer change meanwhile. */
    private static Outcome asked(Taking one, Instant asked) {
        if (Things.askedAfter(one.thing(), asked)) return Outcome.KNOWN;
        var known = Things.modified(one.thing());
        var older = known.isPresent()
                && one.order().modified().filter(known.get()::isAfter).isPresent();
        if (older && !one.thing().getGone()) return Outcome.KNOWN;
        return !one.thing().getGone() && Things.saysTheSame(one.thing(), one.hash()) ? Outcome.KNOWN : Outcome.TAKEN;
    }

    /** A webhook's word holds where it is newer beyond doubt. */
    private static Outcome told(Taking one) {
        var known = Things.modified(one.thing());
        if (one.order().modified().isEmpty()
                || one.thing().getGone()
                || one.arrived().hasRefunds()) return Outcome.ASK;
        if (known.isEmpty() || one.order().modified().get().isAfter(known.get())) return Outcome.TAKEN;
        if (one.order().modified().get().isBefore(known.get())) return Outcome.KNOWN;
        return Things.saysTheSame(one.thing(), one.hash()) ? Outcome.KNOWN : Outcome.ASK;
    }

    private void write(Shop shop, List<Taking> news) {
        var customers = customers(news);
        var told = new ArrayList<NewOrder>();
        var withdrawn = new HashSet<String>();
        for (var one : news) {
            var own = one.order()
                    .told(
                            shop.source(),
                            one.meaning(),
                            Optional.ofNullable(customers.get(one.order().id())));
            told.addAll(own);
            withdrawn.addAll(numbers(one.thing()));
            keep(one, own);
        }
        told.forEach(order -> withdrawn.remove(order.number()));
        if (!withdrawn.isEmpty()) orders.withdraw(shop.source(), withdrawn);
        for (int from = 0; from < told.size(); from += AT_ONCE) {
            orders.upsert(told.subList(from, Math.min(told.size(), from + AT_ONCE)));
        }
        news.forEach(one -> settle(shop, one));
    }

    /** Buyers of sales; nobody is written down for an order that is none. */
    private Map<Long, UUID> customers(List<Taking> news) {
        var buying = news.stream()
                .filter(one -> one.order().isSale(one.meaning()))
                .filter(one -> one.order().buyer().isSomebody())
                .toList();
        var resolved =
                people.resolve(buying.stream().map(one -> one.order().buyer()).toList());
        var customers = new HashMap<Long, UUID>();
        for (int i = 0; i < buying.size(); i++)
            customers.put(buying.get(i).order().id(), resolved.get(i).customer());
        return customers;
    }

    private static Set<String> numbers(ShopThingRecord thing) {
        if (!thing.getCounted()) return Set.of();
        var numbers = new HashSet<>(Set.of(thing.getNumber()));
        Arrays.stream(thing.getRefunds()).forEach(refund -> numbers.add(WooOrder.number(thing.getNumber(), refund)));
        return numbers;
    }

    private static void keep(Taking one, List<NewOrder> told) {
        var thing = one.thing();
        thing.setModifiedAt(one.order().modified().map(Things::time).orElse(thing.getModifiedAt()));
        one.arrived().asked().ifPresent(asked -> thing.setAskedAt(Things.time(asked)));
        thing.setContentHash(one.hash());
        thing.setGone(false);
        thing.setNumber(one.order().number());
        thing.setCounted(!told.isEmpty());
        thing.setRefunds(WooOrder.refundsOf(told, one.order()).toArray(Long[]::new));
        thing.update();
    }

    private void settle(Shop shop, Taking one) {
        notices.settled(shop.id(), Kind.ORDER, one.order().id(), one.order().modified());
        for (var refund : one.order().refused()) {
            var raw = refund.raw().toString().getBytes(StandardCharsets.UTF_8);
            notices.refuse(
                    shop.id(),
                    raw,
                    refund.why(),
                    "refund",
                    Kind.ORDER,
                    one.order().id(),
                    one.order().modified());
        }
    }

    /** The shop was asked, and there is no such order any more: it is taken back. */
    @Transactional
    public void gone(Shop shop, long id, Instant asked) {
        var thing = things.hold(shop.id(), Kind.ORDER, List.of(id)).get(id);
        if (Things.askedAfter(thing, asked)) return;
        var numbers = numbers(thing);
        if (!numbers.isEmpty()) orders.withdraw(shop.source(), numbers);
        thing.setGone(true);
        thing.setCounted(false);
        thing.setNumber("");
        thing.setRefunds(new Long[0]);
        thing.setAskedAt(Things.time(asked));
        thing.update();
        notices.settled(shop.id(), Kind.ORDER, id, Optional.empty());
    }
}
