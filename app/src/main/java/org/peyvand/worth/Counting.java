package org.peyvand.worth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.peyvand.commerce.OrdersChanged;
import org.peyvand.commerce.ShoppingDays;
import org.peyvand.customer.TouchesChanged;
import org.peyvand.worth.MonthStore.Line;
import org.peyvand.worth.Sources.Source;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the customers whose orders changed anew, in the transaction that changed them. */
@Component
class Counting {

    private static final int BATCH = 1_000;

    private final Books books;
    private final ShoppingDays shopping;
    private final MonthStore months;
    private final CohortTally tally;
    private final Sources sources;
    private final SourceTally sourceTally;
    private final Scores scores;
    private final Silences silences;
    private final Refresh refresh;

    Counting(
            Books books,
            ShoppingDays shopping,
            MonthStore months,
            CohortTally tally,
            Sources sources,
            SourceTally sourceTally,
            Scores scores,
            Silences silences,
            Refresh refresh) {
        this.books = books;
        this.shopping = shopping;
        this.months = months;
        this.tally = tally;
        this.sources = sources;
        this.sourceTally = sourceTally;
        this.scores = scores;
        this.silences = silences;
        this.refresh = refresh;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(OrdersChanged changed) {
        count(changed.customers(), books.held());
        refresh.soon();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(TouchesChanged changed) {
        count(changed.customers(), books.held());
        refresh.soon();
    }

    /** Counts everybody anew, all or nothing; while it lasts, nobody else counts. */
    @Transactional
    public void all() {
        var book = books.open();
        months.clear();
        tally.clear();
        sources.clear();
        sourceTally.clear();
        scores.clear();
        var after = Optional.<UUID>empty();
        for (var some = shopping.customers(after, BATCH); !some.isEmpty(); some = shopping.customers(after, BATCH)) {
            count(some, book);
            after = Optional.of(some.getLast());
        }
        tally.fold();
        sourceTally.fold();
    }

    private void count(Collection<UUID> customers, Book book) {
        var pasts = pasts(customers, book);
        rewrite(customers, pasts, book);
        scores.write(List.copyOf(pasts.values()), book);
        silences.back(pasts.values());
        scores.remove(customers.stream().filter(id -> !pasts.containsKey(id)).toList());
    }

    private Map<UUID, Past> pasts(Collection<UUID> customers, Book book) {
        var days = new LinkedHashMap<UUID, List<ShoppingDays.Day>>();
        for (var day : shopping.of(customers, book.currency(), book.zone())) {
            days.computeIfAbsent(day.customer(), _ -> new ArrayList<>()).add(day);
        }
        var pasts = new HashMap<UUID, Past>();
        days.forEach((customer, all) -> pasts.put(customer, Past.of(all, book.months())));
        return pasts;
    }

    private void rewrite(Collection<UUID> customers, Map<UUID, Past> pasts, Book book) {
        var known = months.of(customers);
        var wonBefore = sources.of(customers);
        var wonNow = sources.now(pasts.values(), book);
        var changes = new CohortTally.Changes();
        var changesBySource = new SourceTally.Changes();
        var written = new ArrayList<Line>();
        var removed = new ArrayList<Line>();
        for (var customer : customers) {
            var before = known.getOrDefault(customer, Collections.emptySortedMap());
            var after =
                    Optional.ofNullable(pasts.get(customer)).map(Past::months).orElse(Collections.emptySortedMap());
            var source = wonNow.getOrDefault(customer, Source.UNKNOWN);
            var sourceBefore = wonBefore.getOrDefault(customer, Source.UNKNOWN);
            if (before.equals(after) && source.equals(sourceBefore)) continue;
            changesBySource.remove(sourceBefore, before);
            changesBySource.add(source, after);
            if (before.equals(after)) continue;
            changes.remove(before);
            changes.add(after);
            differing(customer, after, before, written);
            missing(customer, before, after, removed);
        }
        months.write(written);
        months.remove(removed);
        tally.write(changes);
        sources.write(wonBefore, wonNow);
        sourceTally.write(changesBySource);
    }

    private static void differing(
            UUID customer, SortedMap<LocalDate, Sums> of, SortedMap<LocalDate, Sums> from, List<Line> into) {
        of.forEach((month, sums) -> {
            if (!sums.equals(from.get(month))) into.add(new Line(customer, month, sums));
        });
    }

    private static void missing(
            UUID customer, SortedMap<LocalDate, Sums> of, SortedMap<LocalDate, Sums> from, List<Line> into) {
        of.forEach((month, sums) -> {
            if (!from.containsKey(month)) into.add(new Line(customer, month, sums));
        });
    }
}
