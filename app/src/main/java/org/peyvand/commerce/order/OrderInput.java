package org.peyvand.commerce.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peyvand.api.Fields;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.customer.ClueInput;
import org.peyvand.web.Refused;

/** Makes an order of what a program sent, or notes what is wrong with it. */
final class OrderInput {

    private OrderInput() {}

    /** The order without its customer; empty where a field is wrong. */
    static Optional<NewOrder> read(OrderJson.Input input, String currency, Instant now, Fields fields) {
        fields.required("source", input.source().filter(source -> !source.isBlank()));
        fields.required("number", input.number());
        fields.required("placedAt", input.placedAt()).ifPresent(at -> check(at, now, fields));
        var lines = lines(fields.required("lines", input.lines()).orElse(List.of()), fields);
        if (!fields.ok()) return Optional.empty();
        return fields.read(
                "order",
                () -> new NewOrder(
                        input.source().orElseThrow().strip(),
                        input.number().orElseThrow(),
                        Optional.empty(),
                        input.placedAt().orElseThrow().toInstant(),
                        input.currency().orElse(currency),
                        input.status().orElse(""),
                        lines,
                        input.origin().map(ClueInput::clues).orElse(List.of())));
    }

    private static void check(OffsetDateTime placedAt, Instant now, Fields fields) {
        Limits.wrongTime(placedAt.toInstant(), now)
                .ifPresent(why -> fields.refuse("placedAt", "commerce.rejected." + why, placedAt.toString()));
    }

    private static List<NewLine> lines(List<OrderJson.LineInput> inputs, Fields fields) {
        var lines = new ArrayList<NewLine>();
        for (int i = 0; i < inputs.size(); i++) {
            var input = inputs.get(i);
            fields.read("lines[" + i + "]", () -> line(input)).ifPresent(lines::add);
        }
        return lines;
    }

    private static NewLine line(OrderJson.LineInput input) {
        var product = input.product().orElse("").strip();
        var description = input.description().orElse("").strip();
        var quantity = input.quantity().orElse(BigDecimal.ONE);
        if (input.unitPrice().isEmpty() && input.total().isEmpty()) {
            throw Refused.because("api.refused.needed", "unitPrice, total");
        }
        if (input.total().isEmpty())
            return NewLine.of(product, description, quantity, input.unitPrice().get());
        var total = input.total().get();
        var price = input.unitPrice().orElseGet(() -> each(total, quantity));
        return new NewLine(product, description, quantity, price, total);
    }

    private static BigDecimal each(long total, BigDecimal quantity) {
        return quantity.signum() == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(total).divide(quantity, 4, RoundingMode.HALF_UP);
    }
}
