package org.peyvand.commerce.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.peyvand.commerce.ImportPlan;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.order.ContentHash;
import org.peyvand.commerce.order.Told;
import org.peyvand.commerce.sheet.Field;

/**
 * Makes orders of groups of rows. The first row says whose and of when the order is; a later one that says otherwise is
 * not taken. Where the total of an order and the sum of its lines differ, a line of no product makes up for it: carriage,
 * a discount, tax.
 */
final class OrderAssembly {

    static final String SOURCE = "import";
    private static final Duration ONE_ORDER = Duration.ofDays(1);

    private final ImportPlan plan;
    private final String currency;
    private final Groups.Rejected rejected;
    private long repeated;
    private long leftOut;

    OrderAssembly(ImportPlan plan, String currency, Groups.Rejected rejected) {
        this.plan = plan;
        this.currency = currency;
        this.rejected = rejected;
    }

    /** Rows that said what another had said. */
    long repeated() {
        return repeated;
    }

    /** Rows of orders that were cancelled or never paid. */
    long leftOut() {
        return leftOut;
    }

    List<Draft> of(Group group) {
        if (plan.customersOnly()) return List.of(customer(group));
        if (OrderStatus.isNoSale(group.first().status())) {
            leftOut += group.rows().size();
            return List.of();
        }
        return plan.has(Field.ORDER_NUMBER) ? order(group, group.first().number()) : numberless(group);
    }

    private Draft customer(Group group) {
        repeated += group.rows().size() - 1L;
        return new Draft(group.first().whose(), Optional.empty());
    }

    /** Equal rows without a number are as many orders: each is named by what it says, and which of them it is. */
    private List<Draft> numberless(Group group) {
        var hash = ContentHash.sha256(String.join("\u001f", group.first().row().cells()));
        var name = HexFormat.of().formatHex(hash, 0, 8);
        var drafts = new ArrayList<Draft>();
        for (int at = 0; at < group.rows().size(); at++) {
            drafts.addAll(order(new Group(List.of(group.rows().get(at))), at == 0 ? name : name + "-" + (at + 1)));
        }
        return drafts;
    }

    private List<Draft> order(Group group, String number) {
        var rows = plan.hasLines() ? agreeing(group) : first(group);
        var placedAt = rows.stream().flatMap(row -> row.placedAt().stream()).findFirst();
        var total = rows.stream().flatMap(row -> row.orderTotal().stream()).findFirst();
        var whole = !plan.hasLineAmounts();
        if (placedAt.isEmpty()) return refuse(rows, new Refusal(Field.ORDER_DATE, "noDate", ""));
        if (whole && total.isEmpty()) return refuse(rows, new Refusal(Field.ORDER_TOTAL, "noAmount", ""));
        var lines = whole ? carrying(total.get(), lines(rows)) : balanced(total, lines(rows));
        return List.of(draft(rows, number, placedAt.get(), lines));
    }

    private Draft draft(List<OrderRow> rows, String number, Instant placedAt, List<NewLine> lines) {
        var whose = rows.stream()
                .map(OrderRow::whose)
                .filter(person -> !person.isNobody())
                .findFirst();
        var named = rows.stream()
                .map(OrderRow::currency)
                .filter(code -> !code.isEmpty())
                .findFirst();
        var order = new NewOrder(
                SOURCE,
                number,
                Optional.empty(),
                placedAt,
                named.orElse(currency),
                rows.getFirst().status(),
                lines,
                rows.stream().flatMap(row -> row.clues().stream()).toList());
        return new Draft(whose.orElse(rows.getFirst().whose()), Optional.of(Told.of(order)));
    }

    private List<Draft> refuse(List<OrderRow> rows, Refusal why) {
        rows.forEach(row -> rejected.row(row.row(), why));
        return List.of();
    }

    /** A whole order in a row: another row of its number repeats it, or contradicts it. */
    private List<OrderRow> first(Group group) {
        for (var row : group.rows().subList(1, group.rows().size())) {
            if (row.row().cells().equals(group.first().row().cells())) repeated++;
            else rejected.row(row.row(), new Refusal(Field.ORDER_NUMBER, "sameNumber", row.number()));
        }
        return List.of(group.first());
    }

    private List<OrderRow> agreeing(Group group) {
        var agreeing = new ArrayList<OrderRow>(group.rows().size());
        var first = group.first();
        for (var row : group.rows()) {
            if (row.whose().contradicts(first.whose())) refuse(row, "otherCustomer");
            else if (farApart(row.placedAt(), first.placedAt())) refuse(row, "otherDate");
            else agreeing.add(row);
        }
        return agreeing;
    }

    private void refuse(OrderRow row, String reason) {
        rejected.row(row.row(), new Refusal(Field.ORDER_NUMBER, reason, row.number()));
    }

    private static boolean farApart(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent()
                && other.isPresent()
                && Duration.between(one.get(), other.get()).abs().compareTo(ONE_ORDER) > 0;
    }

    private static List<NewLine> lines(List<OrderRow> rows) {
        return rows.stream().flatMap(row -> row.line().stream()).toList();
    }

    /** The first line carries the whole amount where lines have none of their own. */
    private static List<NewLine> carrying(long total, List<NewLine> lines) {
        if (lines.isEmpty()) return List.of(carrying(total, new NewLine("", "", BigDecimal.ONE, BigDecimal.ZERO, 0)));
        var carrying = new ArrayList<>(lines);
        carrying.set(0, carrying(total, lines.getFirst()));
        return carrying;
    }

    private static NewLine carrying(long total, NewLine line) {
        var quantity = line.quantity().signum() == 0 ? BigDecimal.ONE : line.quantity();
        var signed = total < 0 ? quantity.abs().negate() : quantity;
        var price = BigDecimal.valueOf(total).divide(signed, 4, RoundingMode.HALF_UP);
        return new NewLine(line.productCode(), line.description(), signed, price, total);
    }

    private static List<NewLine> balanced(Optional<Long> total, List<NewLine> lines) {
        long sum = lines.stream().mapToLong(NewLine::total).sum();
        if (total.isEmpty() || total.get() == sum) return lines;
        var balanced = new ArrayList<>(lines);
        balanced.add(new NewLine("", "", BigDecimal.ZERO, BigDecimal.ZERO, total.get() - sum));
        return balanced;
    }
}
