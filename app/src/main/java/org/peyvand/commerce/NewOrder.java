package org.peyvand.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.commerce.order.Limits;
import org.peyvand.customer.Clue;
import org.peyvand.web.Refused;

/**
 * An order as a shop, a file or a person at the counter tells it.
 *
 * @param source who tells: {@code import}, {@code counter}, the name of a shop's connection …
 * @param number the order's own number there; source and number together are one order, told once or often
 * @param customer empty for an anonymous sale
 * @param currency ISO 4217
 * @param status as the shop words it, or empty
 * @param clues how its customer came, at most {@value #MOST_CLUES}; an anonymous sale's are passed over
 */
public record NewOrder(
        String source,
        String number,
        Optional<UUID> customer,
        Instant placedAt,
        String currency,
        String status,
        List<NewLine> lines,
        List<Clue> clues) {

    /** The most lines of one order. */
    public static final int MOST_LINES = 10_000;

    /** The most clues of one order. */
    public static final int MOST_CLUES = 10;

    private static final int LONGEST = 100;

    /** @throws Refused when something is missing, too long or absurd */
    public NewOrder {
        number = number.strip();
        lines = List.copyOf(lines);
        clues = clues.stream()
                .filter(clue -> !clue.isBlank())
                .distinct()
                .limit(MOST_CLUES)
                .toList();
        if (number.isEmpty()) throw Refused.because("commerce.refused.noNumber");
        if (lines.isEmpty() || lines.size() > MOST_LINES) throw Refused.because("commerce.refused.lines", MOST_LINES);
        Limits.text(source, LONGEST, "commerce.refused.source");
        Limits.text(number, LONGEST, "commerce.refused.number");
        Limits.text(status, LONGEST, "commerce.refused.status");
        if (!isCurrency(currency)) throw Refused.because("commerce.refused.currency", currency);
        Limits.number(sum(lines), BigDecimal.valueOf(NewLine.LARGEST), "commerce.refused.amount");
    }

    /** An order that tells nothing of how its customer came. */
    public NewOrder(
            String source,
            String number,
            Optional<UUID> customer,
            Instant placedAt,
            String currency,
            String status,
            List<NewLine> lines) {
        this(source, number, customer, placedAt, currency, status, lines, List.of());
    }

    /** The same order, told with how its customer came. */
    public NewOrder with(List<Clue> known) {
        return new NewOrder(source, number, customer, placedAt, currency, status, lines, known);
    }

    /** The same order, of this customer. */
    public NewOrder of(Optional<UUID> another) {
        return new NewOrder(source, number, another, placedAt, currency, status, lines, clues);
    }

    /** In the smallest unit of the currency. */
    public long total() {
        return lines.stream().mapToLong(NewLine::total).sum();
    }

    /** More given back than taken makes a return. */
    public OrderKind kind() {
        var quantity = lines.stream().map(NewLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return quantity.signum() < 0 ? OrderKind.RETURN : OrderKind.SALE;
    }

    private static BigDecimal sum(List<NewLine> lines) {
        return lines.stream().map(line -> BigDecimal.valueOf(line.total())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
