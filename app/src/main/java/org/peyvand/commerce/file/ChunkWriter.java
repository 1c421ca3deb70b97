package org.peyvand.commerce.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.peyvand.commerce.ImportCounts;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.OrderKind;
import org.peyvand.commerce.Orders;
import org.peyvand.commerce.Written;
import org.peyvand.commerce.Written.Outcome;
import org.peyvand.commerce.order.OrderBook;
import org.peyvand.commerce.order.Told;
import org.peyvand.commerce.order.Uncounted;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.People;
import org.peyvand.customer.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the chunks of an import: customers, orders and how far it is, all in one transaction. */
@Component
class ChunkWriter {

    private final DSLContext db;
    private final People people;
    private final OrderBook orders;
    private final ImportStore store;
    private final ImportFiles files;

    ChunkWriter(DSLContext db, People people, OrderBook orders, ImportStore store, ImportFiles files) {
        this.db = db;
        this.people = people;
        this.orders = orders;
        this.store = store;
        this.files = files;
    }

    /** The import was stopped, or another run has taken it over; what this chunk began is undone. */
    static final class NotOurs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotOurs() {
            super(null, null, false, false);
        }
    }

    /**
     * Writes the next chunk. The last one's sums follow at once, those of the others with {@link Uncounted}. It does not wait for
     * the disk: what a crash of the machine takes back, it takes with the mark of how far the import is, which goes on from there.
     *
     * @param region whose phone numbers need no country code
     * @throws NotOurs when it is not the next one, or the import does not run any more
     */
    @Transactional
    public void write(UUID id, Chunk chunk, String region) {
        db.execute("set local synchronous_commit = off");
        var known = customers(chunk.drafts(), region);
        var counts = chunk.counts()
                .plus(met(id, known))
                .plus(told(chunk, known))
                .plus(ImportCounts.ofAddresses(known.unread));
        store.reject(id, chunk.rejections());
        if (!store.advance(id, chunk, counts)) throw new NotOurs();
        if (chunk.last()) files.remove(id);
    }

    /** Who the people of a chunk are. */
    private static final class Known {
        private final Map<PersonText, UUID> customers = new HashMap<>();
        private final Map<UUID, Boolean> news = new HashMap<>();
        private long unread;
    }

    private Known customers(List<Draft> drafts, String region) {
        var known = new Known();
        var somebody = new LinkedHashMap<PersonText, Person>();
        for (var draft : drafts) somebody.computeIfAbsent(draft.whose(), text -> person(text, region, known));
        somebody.values().removeIf(person -> !person.isSomebody());
        var texts = List.copyOf(somebody.keySet());
        for (int from = 0; from < texts.size(); from += People.MOST) {
            var part = texts.subList(from, Math.min(texts.size(), from + People.MOST));
            var resolved = people.resolve(part.stream().map(somebody::get).toList());
            for (int at = 0; at < part.size(); at++) {
                known.customers.put(part.get(at), resolved.get(at).customer());
                known.news.merge(resolved.get(at).customer(), resolved.get(at).isNew(), Boolean::logicalOr);
            }
        }
        return known;
    }

    private static Person person(PersonText text, String region, Known known) {
        var handles = new ArrayList<Handle>();
        Map.of(
                        HandleKind.MOBILE,
                        text.mobile(),
                        HandleKind.PHONE,
                        text.phone(),
                        HandleKind.MAIL,
                        text.mail(),
                        HandleKind.SHOP,
                        text.shopNumber())
                .forEach((kind, typed) -> {
                    if (typed.isEmpty()) return;
                    var handle = kind.read(typed, region);
                    handle.ifPresent(handles::add);
                    if (handle.isEmpty()) known.unread++;
                });
        return new Person(
                cut(text.name()), cut(text.city()), handles.stream().distinct().toList());
    }

    private static String cut(String name) {
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    private ImportCounts met(UUID id, Known known) {
        var first = store.meet(id, known.news);
        long news = first.stream().filter(known.news::get).count();
        return ImportCounts.ofCustomers(news, first.size() - news);
    }

    private ImportCounts told(Chunk chunk, Known known) {
        var told = chunk.drafts().stream()
                .flatMap(draft -> draft.order().stream()
                        .map(order -> order.by(Optional.ofNullable(known.customers.get(draft.whose())))))
                .toList();
        var written = new ArrayList<Written>();
        for (int from = 0; from < told.size(); from += Orders.MOST) {
            var part = told.subList(from, Math.min(told.size(), from + Orders.MOST));
            written.addAll(orders.upsert(part, chunk.lines(), !chunk.last()));
        }
        var anonymous = told.stream().filter(one -> one.customer().isEmpty()).map(Told::order);
        return ImportCounts.ofOrders(
                count(written, Outcome.CREATED),
                count(written, Outcome.CHANGED),
                count(written, Outcome.UNCHANGED),
                lines(told.stream().map(Told::order)),
                told.stream().filter(one -> one.kind() == OrderKind.RETURN).count(),
                lines(anonymous));
    }

    private static long count(List<Written> written, Outcome outcome) {
        return written.stream().filter(one -> one.outcome() == outcome).count();
    }

    private static long lines(Stream<NewOrder> orders) {
        return orders.mapToLong(order -> order.lines().size()).sum();
    }
}
