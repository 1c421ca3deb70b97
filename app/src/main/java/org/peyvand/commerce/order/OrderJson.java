package org.peyvand.commerce.order;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.api.Amount;
import org.peyvand.api.Fields;
import org.peyvand.commerce.Order;
import org.peyvand.customer.ClueInput;
import org.peyvand.customer.CustomerReference;

/** Orders as the API reads and writes them. */
final class OrderJson {

    private OrderJson() {}

    @Schema(name = "NewOrders")
    record Bulk(
            @Schema(requiredMode = RequiredMode.REQUIRED, description = "At most 1,000.")
            Optional<List<Input>> orders) {}

    @Schema(name = "NewOrder", description = "An order, or a return where quantities are below zero.")
    record Input(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "Who tells: a name of your own for the shop or system.",
                    example = "shop")
            Optional<String> source,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "Its number there. Source and number together are one order.",
                    example = "1042")
            Optional<String> number,

            @Schema(description = "Left out: an anonymous sale.")
            Optional<CustomerReference> customer,

            @Schema(requiredMode = RequiredMode.REQUIRED, example = "2025-03-21T10:30:00+03:30")
            Optional<OffsetDateTime> placedAt,

            @Schema(description = "ISO 4217; left out, the workspace's.", example = "IRR")
            Optional<String> currency,

            @Schema(description = "In your words.", example = "paid")
            Optional<String> status,

            @Schema(requiredMode = RequiredMode.REQUIRED) Optional<List<LineInput>> lines,

            @Schema(description = "What brought the customer.")
            Optional<ClueInput> origin) {}

    @Schema(name = "NewOrderLine", description = "A unit price or a total is needed.")
    record LineInput(
            @Schema(description = "Your code of the product.", example = "CH-1L")
            Optional<String> product,

            @Schema(example = "چای لاهیجان یک کیلویی") Optional<String> description,

            @Schema(description = "Below zero for goods given back; left out, 1.", example = "2")
            Optional<BigDecimal> quantity,

            @Schema(description = "In the smallest unit of the currency.", example = "4500000")
            Optional<BigDecimal> unitPrice,

            @Schema(
                    description = "In the smallest unit, discounts taken off; left out, quantity times unit price.",
                    example = "9000000")
            Optional<Long> total) {}

    @Schema(name = "OrderResults", description = "One result for each order, in the same order.")
    record Results(
            @Schema(example = "1") int created,
            @Schema(example = "0") int changed,
            @Schema(example = "0") int unchanged,
            @Schema(example = "0") int rejected,
            List<Result> results) {

        static Results of(List<Result> results) {
            return new Results(
                    howMany("created", results),
                    howMany("changed", results),
                    howMany("unchanged", results),
                    howMany("rejected", results),
                    results);
        }

        private static int howMany(String outcome, List<Result> results) {
            return (int) results.stream()
                    .filter(result -> result.outcome().equals(outcome))
                    .count();
        }
    }

    @Schema(name = "OrderResult")
    record Result(
            @Schema(example = "shop") Optional<String> source,
            @Schema(example = "1042") Optional<String> number,

            @Schema(allowableValues = {"created", "unchanged", "changed", "rejected"})
            String outcome,

            @Schema(description = "Null where rejected.") Optional<UUID> id,

            @Schema(description = "Why it was rejected; else empty.")
            List<Fields.Wrong> errors) {}

    @Schema(name = "Order")
    record Output(
            UUID id,
            @Schema(example = "shop") String source,
            @Schema(example = "1042") String number,
            @Schema(allowableValues = {"sale", "return"}) String kind,
            @Schema(example = "paid") String status,
            Instant placedAt,

            @Schema(description = "Below zero for a return.")
            Amount total,

            @Schema(description = "How many lines it has.", example = "3")
            int lines) {

        static Output of(Order order) {
            return new Output(
                    order.id(),
                    order.source(),
                    order.number(),
                    order.kind().code(),
                    order.status(),
                    order.placedAt(),
                    Amount.of(order.total()),
                    order.lineCount());
        }
    }

    @Schema(name = "OrderPage")
    record Page(
            List<Output> items,
            @Schema(description = "Null on the last page.") Optional<String> next) {}
}
