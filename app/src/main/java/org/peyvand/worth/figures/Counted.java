package org.peyvand.worth.figures;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerList;

/**
 * A page of the customers a figure counts, and where the next one begins.
 *
 * @param <T> a customer with what the figure says of them
 */
public record Counted<T>(List<T> people, Optional<Cursor> next) {

    /**
     * The page made of what was read. Who has been joined to another customer since is left out.
     *
     * @param found so many and one more, if there is one more
     * @param at where the list stands at one of them; names the customer
     */
    public static <R, T> Counted<T> of(
            CustomerList customers,
            List<? extends R> found,
            int most,
            Function<R, Cursor> at,
            BiFunction<R, CustomerList.Row, T> one) {
        var shown = found.subList(0, Math.min(most, found.size()));
        var rows = customers.byId(shown.stream().map(row -> at.apply(row).id()).toList());
        return new Counted<>(
                shown.stream()
                        .flatMap(row ->
                                Optional.ofNullable(rows.get(at.apply(row).id()))
                                        .map(customer -> one.apply(row, customer))
                                        .stream())
                        .toList(),
                found.size() > most ? Optional.of(at.apply(shown.getLast())) : Optional.empty());
    }
}
