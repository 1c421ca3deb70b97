package org.peyvand.commerce.woocommerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import tools.jackson.databind.JsonNode;

/**
 * The lines of an order or a refund: goods, carriage, fees and tax. Where they do not make up the whole, a line of no
 * product does: rounding, a gift card, an amount given back for nothing in particular.
 */
final class WooLines {

    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_NAME = 500;

    private final WooMoney money;
    private final List<NewLine> lines = new ArrayList<>();

    private WooLines(WooMoney money) {
        this.money = money;
    }

    /** @param total what is paid in all */
    static List<NewLine> ofOrder(JsonNode order, WooMoney money, long total) {
        var lines = new WooLines(money);
        order.path("line_items").forEach(item -> lines.goods(item, WooText.number(item.path("quantity"))));
        lines.beside(order);
        lines.balance(total, BigDecimal.ZERO);
        return lines.few();
    }

    /** @param total what is given back, above zero */
    static List<NewLine> ofRefund(JsonNode refund, WooMoney money, long total) {
        var lines = new WooLines(money);
        refund.path("line_items").forEach(item -> {
            var quantity = WooText.number(item.path("quantity")).abs().negate();
            if (quantity.signum() != 0 || WooText.number(item.path("total")).signum() != 0) lines.goods(item, quantity);
        });
        lines.beside(refund);
        var goods = lines.lines.stream().map(NewLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        lines.balance(
                -total,
                goods.signum() < 0 ? BigDecimal.ZERO : BigDecimal.ONE.add(goods).negate());
        return lines.few();
    }

    private void goods(JsonNode item, BigDecimal quantity) {
        var total = money.fine(WooText.number(item.path("total")));
        var price = quantity.signum() == 0 ? total : total.divide(quantity, 4, RoundingMode.HALF_UP);
        var sku = WooText.text(item.path("sku"), LONGEST_CODE);
        var code = sku.isEmpty() ? productId(item) : sku;
        lines.add(new NewLine(code, WooText.text(item.path("name"), LONGEST_NAME), quantity, price, whole(total)));
    }

    private static String productId(JsonNode item) {
        var variation = item.path("variation_id").asLong(0);
        var product = variation > 0 ? variation : item.path("product_id").asLong(0);
        return product > 0 ? Long.toString(product) : "";
    }

    private void beside(JsonNode order) {
        order.path("shipping_lines").forEach(line -> beside(line.path("method_title"), line.path("total")));
        order.path("fee_lines").forEach(line -> beside(line.path("name"), line.path("total")));
        order.path("tax_lines").forEach(line -> {
            beside(line.path("label"), line.path("tax_total"));
            beside(line.path("label"), line.path("shipping_tax_total"));
        });
    }

    private void beside(JsonNode name, JsonNode amount) {
        var total = whole(money.fine(WooText.number(amount)));
        if (total != 0) lines.add(besides(WooText.text(name, LONGEST_NAME), BigDecimal.ZERO, total));
    }

    private void balance(long total, BigDecimal quantity) {
        var rest = total - lines.stream().mapToLong(NewLine::total).sum();
        if (rest != 0 || quantity.signum() != 0 || lines.isEmpty()) lines.add(besides("", quantity, rest));
    }

    private static NewLine besides(String name, BigDecimal quantity, long total) {
        return new NewLine("", name, quantity, BigDecimal.valueOf(Math.abs(total)), total);
    }

    private static long whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private List<NewLine> few() {
        if (lines.size() > NewOrder.MOST_LINES) throw new NotTaken("lines", Integer.toString(lines.size()));
        return List.copyOf(lines);
    }
}
