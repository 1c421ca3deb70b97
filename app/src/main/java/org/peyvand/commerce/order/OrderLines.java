package org.peyvand.commerce.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.peyvand.commerce.NewLine;
import org.peyvand.database.Column;

/**
 * The lines of some orders, put into columns as the database takes them, while it is busy with those before. Orders and
 * products are named by their place in an array of ids, a number instead of an id. A line that says what its product is
 * called does not say it again.
 */
public final class OrderLines {

    private final List<UUID> orders;
    private final Map<String, String> told;
    private final Map<String, String> called;
    private final Columns columns;

    /**
     * @param orders the ids of the orders
     * @param orderAt place of each line's order among them, from 1
     * @param productAt place of its product among the codes, from 1; 0 where it names none
     */
    record Columns(
            Field<Column> orders,
            Field<Column> orderAt,
            Field<Column> numbers,
            Field<Column> productAt,
            Field<Column> descriptions,
            Field<Column> quantities,
            Field<Column> unitPrices,
            Field<Column> totals) {}

    private OrderLines(List<Told> orders, Map<String, String> told, Map<String, String> called) {
        this.orders = orders.stream().map(Told::id).toList();
        this.told = told;
        this.called = called;
        this.columns = new Filling(orders).columns();
    }

    /**
     * @param known what products are called, by their codes; of others it is what the lines say first
     */
    public static OrderLines of(List<Told> orders, Map<String, String> known) {
        var told = names(orders);
        var called = new HashMap<>(told);
        called.replaceAll((code, name) -> known.getOrDefault(code, name));
        return new OrderLines(orders, told, called);
    }

    private static Map<String, String> names(List<Told> orders) {
        var names = new LinkedHashMap<String, String>();
        for (var order : orders) {
            for (var line : order.order().lines()) {
                if (!line.productCode().isEmpty()) {
                    names.merge(line.productCode(), line.description(), OrderLines::either);
                }
            }
        }
        return names;
    }

    private static String either(String name, String another) {
        return name.isEmpty() ? another : name;
    }

    private static Map<String, Integer> places(Map<String, String> told) {
        var places = new HashMap<String, Integer>();
        for (var code : told.keySet()) places.put(code, places.size() + 1);
        return places;
    }

    /** Whether these are the lines of those orders, no more and no fewer. */
    boolean areOf(List<Told> those) {
        return orders.equals(those.stream().map(Told::id).toList());
    }

    /** What the lines call their products, by code. */
    public Map<String, String> told() {
        return told;
    }

    /** Whether the lines were told with what their products are called indeed. */
    boolean fit(Function<String, String> name) {
        return called.entrySet().stream().allMatch(one -> one.getValue().equals(name.apply(one.getKey())));
    }

    /** In the order in which {@link #told} names them. */
    List<String> codes() {
        return new ArrayList<>(told.keySet());
    }

    Columns columns() {
        return columns;
    }

    /** The lines of one order after the other. */
    private final class Filling {

        private final Map<String, Integer> places = places(told);
        private final int[] orderAt;
        private final int[] numbers;
        private final int[] productAt;
        private final List<String> descriptions;
        private final List<BigDecimal> quantities;
        private final List<BigDecimal> unitPrices;
        private final long[] totals;
        private int size;

        Filling(List<Told> orders) {
            int lines =
                    orders.stream().mapToInt(one -> one.order().lines().size()).sum();
            orderAt = new int[lines];
            numbers = new int[lines];
            productAt = new int[lines];
            descriptions = new ArrayList<>(lines);
            quantities = new ArrayList<>(lines);
            unitPrices = new ArrayList<>(lines);
            totals = new long[lines];
            for (int order = 0; order < orders.size(); order++) {
                int number = 0;
                for (var line : orders.get(order).order().lines()) add(order + 1, ++number, line);
            }
        }

        private void add(int order, int number, NewLine line) {
            boolean asCalled = line.description().equals(called.get(line.productCode()));
            orderAt[size] = order;
            numbers[size] = number;
            productAt[size] = places.getOrDefault(line.productCode(), 0);
            descriptions.add(asCalled ? "" : line.description());
            quantities.add(line.quantity());
            unitPrices.add(line.unitPrice());
            totals[size] = line.total();
            size++;
        }

        Columns columns() {
            return new Columns(
                    Column.ids(orders),
                    Column.ints(orderAt),
                    Column.ints(numbers),
                    Column.ints(productAt),
                    Column.texts(descriptions),
                    Column.decimals(quantities),
                    Column.decimals(unitPrices),
                    Column.longs(totals));
        }
    }
}
