package org.peyvand.commerce.woocommerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.customer.Clue;
import org.peyvand.customer.Person;
import tools.jackson.databind.JsonNode;

/**
 * An order as a shop tells it, understood.
 *
 * @param modified when the shop last changed it
 * @param total in the smallest unit
 * @param clues how the buyer came, as far as the shop knows
 * @param refunds those that were taken
 * @param refused those that were not, and why
 */
record WooOrder(
        long id,
        String number,
        String status,
        Optional<Instant> modified,
        Instant placed,
        boolean paid,
        WooMoney money,
        long total,
        List<NewLine> lines,
        Person buyer,
        List<Clue> clues,
        List<Refund> refunds,
        List<RefusedRefund> refused) {

    private static final int LONGEST_NUMBER = 80;
    static final int LONGEST_STATUS = 60;

    /** Something given back; {@code total} is above zero. */
    record Refund(long id, Instant at, long total, List<NewLine> lines) {}

    /** Something given back that cannot be. */
    record RefusedRefund(long id, JsonNode raw, NotTaken why) {}

    /** The status without the prefix that some plugins leave on it. */
    static String status(JsonNode order) {
        return WooText.text(order.path("status"), LONGEST_STATUS)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^wc-", "");
    }

    /**
     * @param refunds as the shop answers them, for this order
     * @param own the workspace's currency
     * @throws NotTaken when it cannot be
     */
    static WooOrder read(JsonNode order, List<JsonNode> refunds, WooPerson people, String own, Instant now) {
        var id = WooText.id(order);
        var money = WooMoney.of(order.path("currency").asString(""), own);
        var total = money.minor(WooText.number(order.path("total")));
        if (total < 0) throw new NotTaken("absurd", order.path("total").asString(""));
        var number = WooText.text(order.path("number"), LONGEST_NUMBER);
        var refused = new ArrayList<RefusedRefund>();
        return new WooOrder(
                id,
                number(id, number),
                status(order),
                WooText.time(order.path("date_modified_gmt")),
                WooText.when(order.path("date_created_gmt"), now),
                WooText.time(order.path("date_paid_gmt")).isPresent(),
                money,
                total,
                WooLines.ofOrder(order, money, total),
                people.buyer(order),
                WooClues.of(order),
                refunds(id, total, refunds, money, now, refused),
                refused);
    }

    /** Its id where it has none; with its id where it looks like the number of a return. */
    private static String number(long id, String number) {
        if (number.isEmpty()) return Long.toString(id);
        return number.matches(".*-R\\d*") ? number + "/" + id : number;
    }

    /** In the order they were made; one that gives back more than is left is refused. */
    private static List<Refund> refunds(
            long order, long total, List<JsonNode> refunds, WooMoney money, Instant now, List<RefusedRefund> refused) {
        var taken = new ArrayList<Refund>();
        var left = total;
        for (var raw : sorted(refunds)) {
            try {
                var refund = refund(order, raw, money, now);
                if (refund.total() > left)
                    throw new NotTaken("refundBigger", raw.path("amount").asString(""));
                left -= refund.total();
                if (refund.total() > 0) taken.add(refund);
            } catch (NotTaken why) {
                refused.add(new RefusedRefund(raw.path("id").asLong(0), raw, why));
            }
        }
        return List.copyOf(taken);
    }

    private static List<JsonNode> sorted(List<JsonNode> refunds) {
        return refunds.stream()
                .sorted(Comparator.comparingLong(refund -> refund.path("id").asLong(0)))
                .toList();
    }

    private static Refund refund(long order, JsonNode raw, WooMoney money, Instant now) {
        var parent = raw.path("parent_id").asLong(order);
        if (parent != order) throw new NotTaken("refundWithoutOrder", Long.toString(parent));
        var amount = raw.path("amount").asString("").isEmpty() ? raw.path("total") : raw.path("amount");
        var total = Math.abs(money.minor(WooText.number(amount)));
        return new Refund(
                WooText.id(raw),
                WooText.when(raw.path("date_created_gmt"), now),
                total,
                WooLines.ofRefund(raw, money, total));
    }

    /** All that makes a difference here. */
    String withoutRefused() {
        return new WooOrder(
                        id, number, status, modified, placed, paid, money, total, lines, buyer, clues, refunds,
                        List.of())
                + " "
                + refused.stream().map(RefusedRefund::id).toList();
    }

    boolean isSale(Meaning meaning) {
        return switch (meaning) {
            case SALE, REFUNDED -> true;
            case IF_PAID -> paid;
            case NO_SALE -> false;
        };
    }

    /** As it is told here, with its returns; nothing where there was no sale. */
    List<NewOrder> told(String source, Meaning meaning, Optional<UUID> customer) {
        if (!isSale(meaning)) return List.of();
        var told = new ArrayList<NewOrder>();
        told.add(new NewOrder(source, number, customer, placed, money.currency(), status, lines).with(clues));
        for (var refund : refunds) {
            told.add(returned(source, number(number, refund.id()), customer, refund.at(), refund.lines()));
        }
        if (meaning == Meaning.REFUNDED && refunds.isEmpty() && refused.isEmpty() && total > 0) {
            told.add(returned(source, number(number, 0), customer, modified.orElse(placed), givenBack()));
        }
        return told;
    }

    private NewOrder returned(String source, String number, Optional<UUID> customer, Instant at, List<NewLine> lines) {
        return new NewOrder(source, number, customer, at, money.currency(), status, lines);
    }

    private List<NewLine> givenBack() {
        return List.of(NewLine.of("", "", BigDecimal.ONE.negate(), BigDecimal.valueOf(total)));
    }

    /** The number of a return. */
    static String number(String order, long refund) {
        return order + "-R" + (refund == 0 ? "" : refund);
    }

    /** Which refunds are told, 0 for that of the whole. */
    static Set<Long> refundsOf(List<NewOrder> told, WooOrder order) {
        var ids = new HashSet<Long>();
        order.refunds().forEach(refund -> ids.add(refund.id()));
        if (told.size() > 1 && ids.isEmpty()) ids.add(0L);
        return told.isEmpty() ? Set.of() : ids;
    }
}
