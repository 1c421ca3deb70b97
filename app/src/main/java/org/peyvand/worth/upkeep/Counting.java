package org.peyvand.worth.upkeep;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peyvand.commerce.FirstProducts;
import org.peyvand.commerce.OrdersChanged;
import org.peyvand.commerce.ShoppingDays;
import org.peyvand.customer.Standings;
import org.peyvand.customer.TouchesChanged;
import org.peyvand.worth.expected.Scores;
import org.peyvand.worth.silent.Noticing;
import org.peyvand.worth.tally.Book;
import org.peyvand.worth.tally.Books;
import org.peyvand.worth.tally.CohortTally;
import org.peyvand.worth.tally.Counted;
import org.peyvand.worth.tally.MonthStore;
import org.peyvand.worth.tally.MonthStore.Line;
import org.peyvand.worth.tally.Past;
import org.peyvand.worth.tally.SourceTally;
import org.peyvand.worth.tally.Sources;
import org.peyvand.worth.tally.Sources.Source;
import org.peyvand.worth.tally.Sums;
import org.peyvand.worth.won.Beginnings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the customers whose orders changed anew, in the transaction that changed them. */
@Component
class Counting {

    /** So many are counted in one transaction: it takes a part of a second. */
    static final int BATCH = 5_000;

    private final Books books;
    private final Recounts recounts;
    private final Standings standings;
    private final ShoppingDays shopping;
    private final FirstProducts firstProducts;
    private final Beginnings beginnings;
    private final MonthStore months;
    private final CohortTally tally;
    private final Sources sources;
    private final SourceTally sourceTally;
    private final Scores scores;
    private final Noticing noticing;
    private final Refresh refresh;

    Counting(
            Books books,
            Recounts recounts,
            Standings standings,
            ShoppingDays shopping,
            FirstProducts firstProducts,
            Beginnings beginnings,
            MonthStore months,
            CohortTally tally,
            Sources sources,
            SourceTally sourceTally,
            Scores scores,
            Noticing noticing,
            Refresh refresh) {
        this.books = books;
        this.recounts = recounts;
        this.standings = standings;
        this.shopping = shopping;
        this.firstProducts = firstProducts;
        this.beginnings = beginnings;
        this.months = months;
        this.tally = tally;
        this.sources = sources;
        this.sourceTally = sourceTally;
        this.scores = scores;
        this.noticing = noticing;
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

    /** From now on it is counted as the workspace's settings ask for; those counted otherwise follow by {@link #some(int)}. */
    @Transactional
    public void begin() {
        recounts.begin();
        books.open();
    }

    /**
     * Counts the next customers anew, where that was begun and is not done. Each is taken out of the sums as they were
     * counted before, so it may be stopped and gone on with, and whoever buys meanwhile is counted by that.
     *
     * @return whether there were any
     */
    @Transactional
    public boolean some(int most) {
        var progress = recounts.held();
        if (progress.isEmpty()) return false;
        var some = shopping.customers(progress.get().to(), most);
        if (some.isEmpty()) {
            recounts.end();
            return false;
        }
        standings.lock(some);
        count(some, books.held());
        recounts.advance(some.getLast(), some.size());
        return true;
    }

    private void count(Collection<UUID> customers, Book book) {
        var shopping = this.shopping.of(customers, book.currency(), book.zone());
        var pasts = shopping.stream()
                .map(one -> Past.of(one, book.months()))
                .collect(Collectors.toMap(Past::customer, Function.identity()));
        var begun = begun(shopping);
        rewrite(customers, pasts, begun, book);
        scores.write(List.copyOf(pasts.values()), begun, book);
        noticing.back(pasts.values());
        scores.remove(customers.stream().filter(id -> !pasts.containsKey(id)).toList());
    }

    private Map<UUID, String> begun(List<ShoppingDays.Shopping> shopping) {
        var firstSales = new HashMap<UUID, UUID>();
        for (var one : shopping) one.firstSale().ifPresent(sale -> firstSales.put(one.customer(), sale));
        return firstProducts.of(firstSales);
    }

    private void rewrite(Collection<UUID> customers, Map<UUID, Past> pasts, Map<UUID, String> begun, Book book) {
        var monthsBefore = months.of(customers);
        var wonBefore = sources.of(customers);
        var wonNow = sources.now(pasts.values(), book);
        var begunBefore = scores.begun(customers);
        var changes = new CohortTally.Changes();
        var changesBySource = new SourceTally.Changes(beginnings.followed());
        var written = new ArrayList<Line>();
        var removed = new ArrayList<Line>();
        for (var customer : customers) {
            var before = new Counted(
                    monthsBefore.getOrDefault(customer, Counted.NO_MONTHS),
                    wonBefore.getOrDefault(customer, Source.UNKNOWN),
                    begunBefore.getOrDefault(customer, ""));
            var after = new Counted(
                    pasts.containsKey(customer) ? pasts.get(customer).months() : Counted.NO_MONTHS,
                    wonNow.getOrDefault(customer, Source.UNKNOWN),
                    begun.getOrDefault(customer, ""));
            if (before.equals(after)) continue;
            changesBySource.remove(before);
            changesBySource.add(after);
            if (before.months().equals(after.months())) continue;
            changes.remove(before.months());
            changes.add(after.months());
            differing(customer, after.months(), before.months(), written);
            missing(customer, before.months(), after.months(), removed);
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
