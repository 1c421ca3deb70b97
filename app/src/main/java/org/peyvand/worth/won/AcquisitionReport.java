package org.peyvand.worth.won;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.peyvand.customer.Origin;
import org.peyvand.worth.Horizon;
import org.peyvand.worth.expected.Scoring;
import org.peyvand.worth.model.Acquisition;
import org.peyvand.worth.spend.SpendBook;
import org.peyvand.worth.tally.Book;
import org.peyvand.worth.tally.Cohort;
import org.peyvand.worth.tally.CohortTally;
import org.peyvand.worth.tally.Pooled;
import org.peyvand.worth.tally.SourceTally;
import org.peyvand.worth.tally.Sums;

/**
 * What winning customers cost and what they bring, for the customers who bought first in some months that are over.
 *
 * @param from the first of those months, and the last
 * @param cells of all of them, by what won them, the unknown among them
 * @param spends of those months, in whatever currency
 */
public record AcquisitionReport(
        Book book,
        LocalDate today,
        LocalDate from,
        LocalDate to,
        Horizon horizon,
        Map<SourceTally.Cell, Sums> cells,
        Map<Lifetimes.Key, Lifetimes.Lifetime> lifetimes,
        List<SpendBook.Known> spends) {

    /** The most months a curve has. */
    private static final int MOST_MONTHS = 60;

    /**
     * One line.
     *
     * @param brought what is left of what a customer has brought up to each month since the first purchase; behind what
     *     is observed, what is expected
     * @param observed how many of those are observed
     */
    public record Line(Origin origin, LocalDate month, Acquisition numbers, List<Double> brought, int observed) {}

    /** One line for each channel, where most was spent first. */
    public List<Line> channels() {
        return origins(origin -> true).stream()
                .map(Origin::whole)
                .distinct()
                .map(channel -> line(channel, from, origin -> origin.whole().equals(channel), _ -> true))
                .sorted(MOST_SPENT_FIRST)
                .toList();
    }

    private static final Comparator<Line> MOST_SPENT_FIRST = Comparator.comparing(
                    (Line line) -> line.origin().isKnown())
            .reversed()
            .thenComparing(line -> -line.numbers().spend())
            .thenComparing(line -> -line.numbers().customers())
            .thenComparing(line -> line.origin().channel())
            .thenComparing(line -> line.origin().campaign());

    /** One line for each campaign of a channel. */
    List<Line> campaigns(String channel) {
        return origins(origin -> origin.channel().equals(channel)).stream()
                .map(one -> line(one, from, one::equals, _ -> true))
                .sorted(MOST_SPENT_FIRST)
                .toList();
    }

    /** One line for each month of first purchase of those won by a channel, the newest first. */
    List<Line> months(String channel) {
        var whole = new Origin(channel, "");
        return book.months().range(from, to).reversed().stream()
                .map(month -> line(whole, month, origin -> origin.whole().equals(whole), month::equals))
                .filter(line -> line.numbers().customers() > 0 || line.numbers().spend() > 0)
                .toList();
    }

    /** The channel as one. */
    Line channel(String channel) {
        var whole = new Origin(channel, "");
        return line(whole, from, origin -> origin.whole().equals(whole), _ -> true);
    }

    /** All customers and all that was spent. */
    Line all() {
        return line(Origin.UNKNOWN, from, _ -> true, _ -> true);
    }

    /** Spends in other currencies, which no line includes. */
    long otherCurrency() {
        return spends.stream()
                .filter(spend -> !spend.currency().equals(book.currency()))
                .count();
    }

    private Set<Origin> origins(Predicate<Origin> which) {
        var found = new HashSet<Origin>();
        cells.keySet().forEach(cell -> found.add(cell.origin()));
        spends.forEach(spend -> found.add(spend.origin()));
        found.removeIf(which.negate());
        return found;
    }

    private Line line(Origin origin, LocalDate month, Predicate<Origin> which, Predicate<LocalDate> when) {
        var pooled = pooled(which, when);
        var worth = lifetimes.entrySet().stream()
                .filter(one -> which.test(one.getKey().origin()))
                .filter(one ->
                        within(one.getKey().cohort()) && when.test(one.getKey().cohort()))
                .map(Map.Entry::getValue)
                .reduce(Lifetimes.Lifetime.NONE, Lifetimes.Lifetime::plus);
        double margin = horizon.margin();
        var numbers = new Acquisition(
                pooled.size(),
                spent(which, when),
                worth.customers(),
                worth.total() * margin,
                worth.squares() * margin * margin,
                Scoring.LEVEL);
        var observed = IntStream.rangeClosed(0, pooled.age())
                .mapToObj(later -> pooled.earned(later) * margin)
                .toList();
        return new Line(origin, month, numbers, expected(observed, worth), observed.size());
    }

    private boolean within(LocalDate month) {
        return !month.isBefore(from) && !month.isAfter(to);
    }

    private Pooled pooled(Predicate<Origin> which, Predicate<LocalDate> when) {
        Map<CohortTally.Cell, Sums> some = cells.entrySet().stream()
                .filter(cell -> which.test(cell.getKey().origin()))
                .filter(cell -> within(cell.getKey().cohort())
                        && when.test(cell.getKey().cohort()))
                .collect(Collectors.toMap(
                        cell -> new CohortTally.Cell(
                                cell.getKey().cohort(), cell.getKey().month()),
                        Map.Entry::getValue,
                        Sums::plus,
                        HashMap::new));
        return new Pooled(Cohort.of(some, book, today));
    }

    private double spent(Predicate<Origin> which, Predicate<LocalDate> when) {
        return spends.stream()
                .filter(spend -> spend.currency().equals(book.currency()))
                .filter(spend -> which.test(spend.origin()))
                .filter(spend -> within(spend.month()) && when.test(spend.month()))
                .mapToDouble(SpendBook.Known::amount)
                .sum();
    }

    /** Behind what was observed, what is expected comes in even parts. */
    private List<Double> expected(List<Double> observed, Lifetimes.Lifetime worth) {
        if (observed.isEmpty() || worth.customers() == 0) return observed;
        var curve = new ArrayList<>(observed);
        double each = worth.ahead() * horizon.margin() / worth.customers() / horizon.months();
        for (int month = 0; month < horizon.months() && curve.size() < MOST_MONTHS; month++) {
            curve.add(curve.getLast() + each);
        }
        return curve;
    }
}
