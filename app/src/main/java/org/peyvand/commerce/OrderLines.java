package org.peyvand.commerce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The lines of some orders, put into columns as the database takes them: arrays in its own notation, made while it is
 * busy with those before. Orders and products are named by their place in an array of ids, a number instead of an id. A
 * line that says what its product is called does not say it again.
 */
final class OrderLines {

    private final List<UUID> orders;
    private final Map<String, String> told;
    private final Map<String, String> called;
    private final Column orderAt = new Column();
    private final Column numbers = new Column();
    private final Column productAt = new Column();
    private final Column descriptions = new Column();
    private final Column quantities = new Column();
    private final Column unitPrices = new Column();
    private final Column totals = new Column();

    private OrderLines(List<Told> orders, Map<String, String> told, Map<String, String> called) {
        this.orders = orders.stream().map(Told::id).toList();
        this.told = told;
        this.called = called;
        var places = places(told);
        for (int order = 0; order < orders.size(); order++) {
            int number = 0;
            for (var line : orders.get(order).order().lines()) add(order + 1, ++number, places, line);
        }
    }

    /**
     * @param known what products are called, by their codes; of others it is what the lines say first
     */
    static OrderLines of(List<Told> orders, Map<String, String> known) {
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

    private void add(int order, int number, Map<String, Integer> places, NewLine line) {
        boolean asCalled = line.description().equals(called.get(line.productCode()));
        orderAt.value(order);
        numbers.value(number);
        productAt.value(places.getOrDefault(line.productCode(), 0));
        descriptions.text(asCalled ? "" : line.description());
        quantities.value(line.quantity());
        unitPrices.value(line.unitPrice());
        totals.value(line.total());
    }

    /** Whether these are the lines of those orders, no more and no fewer. */
    boolean areOf(List<Told> those) {
        return orders.equals(those.stream().map(Told::id).toList());
    }

    /** What the lines call their products, by code. */
    Map<String, String> told() {
        return told;
    }

    /** Whether the lines were told with what their products are called indeed. */
    boolean fit(Function<String, String> name) {
        return called.entrySet().stream().allMatch(one -> one.getValue().equals(name.apply(one.getKey())));
    }

    UUID[] orders() {
        return orders.toArray(UUID[]::new);
    }

    /** In the order in which {@link #told} names them. */
    List<String> codes() {
        return new ArrayList<>(told.keySet());
    }

    /** The columns: place of the order, number within it, place of the product, description, quantity, price, total. */
    List<String> columns() {
        return List.of(
                orderAt.written(),
                numbers.written(),
                productAt.written(),
                descriptions.written(),
                quantities.written(),
                unitPrices.written(),
                totals.written());
    }

    /** An array in the notation of PostgreSQL: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO. */
    private static final class Column {

        private final StringBuilder text = new StringBuilder("{");

        void value(Object number) {
            next().append(number);
        }

        void value(long number) {
            next().append(number);
        }

        void text(String value) {
            next().append('"');
            for (int at = 0; at < value.length(); at++) {
                char letter = value.charAt(at);
                if (letter == '"' || letter == '\\') text.append('\\');
                text.append(letter);
            }
            text.append('"');
        }

        private StringBuilder next() {
            return text.length() == 1 ? text : text.append(',');
        }

        String written() {
            return text + "}";
        }
    }
}
