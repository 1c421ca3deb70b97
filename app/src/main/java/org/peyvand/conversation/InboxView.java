package org.peyvand.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.peyvand.customer.Cursor;

/** What the inbox is asked to show, as its address carries it. What is due comes by its due time and in no other order. */
public record InboxView(View view, Order order, InboxFilter filter, Optional<Cursor> after) {

    /** The views there are. All but the last hold no closed conversation. */
    public enum View {
        MINE,
        UNASSIGNED,
        OPEN,
        DUE,
        WAITING,
        SNOOZED,
        ALL,
        CLOSED
    }

    /** Newest message first, whoever has waited longest, or what is due first. */
    public enum Order {
        NEWEST,
        LONGEST,
        DUE
    }

    public InboxView {
        if (view == View.DUE) order = Order.DUE;
        else if (order == Order.DUE) order = Order.NEWEST;
    }

    /** A whole view. */
    public InboxView(View view, Order order, Optional<Cursor> after) {
        this(view, order, InboxFilter.NONE, after);
    }

    public static InboxView asked(Map<String, String> parameters) {
        return new InboxView(
                word(View.values(), parameters.getOrDefault("view", "")).orElse(View.OPEN),
                word(Order.values(), parameters.getOrDefault("order", "")).orElse(Order.NEWEST),
                InboxFilter.asked(parameters),
                Cursor.parse(parameters.getOrDefault("after", "")));
    }

    private static <E extends Enum<E>> Optional<E> word(E[] values, String word) {
        return Arrays.stream(values).filter(value -> code(value).equals(word)).findFirst();
    }

    /** The word by which the address names a view or an order. */
    public static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The orders to choose from. */
    public List<Order> orders() {
        return view == View.DUE ? List.of() : List.of(Order.NEWEST, Order.LONGEST);
    }

    /** The address of another view in the same order, narrowed as this one. */
    public String path(View other) {
        return path(other, order, filter);
    }

    /** The address of this view in the other order. */
    public String path(Order other) {
        return path(view, other, filter);
    }

    /** The address of this view. */
    public String path() {
        return path(view, order, filter);
    }

    /** The address of this view, not narrowed. */
    public String whole() {
        return path(view, order, InboxFilter.NONE);
    }

    private static String path(View view, Order order, InboxFilter filter) {
        return "/inbox?view=" + code(view) + (order == Order.DUE ? "" : "&order=" + code(order)) + filter.address();
    }

    /** The address of the page after this one. */
    public String more(Cursor next) {
        return "/inbox/more?view=" + code(view) + "&order=" + code(order) + filter.address() + "&after=" + next;
    }
}
