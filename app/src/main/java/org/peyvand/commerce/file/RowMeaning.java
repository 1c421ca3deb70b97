package org.peyvand.commerce.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.peyvand.calendar.DateReader;
import org.peyvand.calendar.DateReading;
import org.peyvand.commerce.ImportPlan;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.order.Limits;
import org.peyvand.commerce.sheet.CellReader;
import org.peyvand.commerce.sheet.Field;
import org.peyvand.commerce.sheet.SheetRow;
import org.peyvand.customer.Clue;
import org.peyvand.workspace.WorkspaceSettings;

/**
 * Gives the cells of a row their meaning by a plan. What cannot be is refused with the field at fault: dates that do not
 * exist, lie ahead or before 1300 (1921), numbers that are none, amounts beyond 10^15. A price of zero is taken, as a gift
 * is, and so is one below zero, by which shops write off a debt.
 */
final class RowMeaning {

    private static final int LONGEST = 100;
    private static final Pattern ENDLESS = Pattern.compile("[-−]?[\\p{Nd},٬.٫]{19,}");
    private static final List<Field> CLUES = List.of(
            Field.UTM_SOURCE, Field.UTM_MEDIUM, Field.UTM_CAMPAIGN, Field.COUPON, Field.REFERRAL, Field.FOUND_US);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(NewLine.LARGEST);

    private final ImportPlan plan;
    private final ZoneId zone;
    private final String currency;
    private final DateReader dates;
    private final CellReader cells;
    private final CurrencyCells currencies;
    private final Instant now;
    private final boolean tellsClues;

    private String lastDateText = "";
    private Instant lastDate = Instant.EPOCH;

    RowMeaning(ImportPlan plan, WorkspaceSettings settings, Instant now) {
        this.plan = plan;
        this.zone = settings.zone();
        this.currency = settings.currency();
        this.dates = new DateReader(plan.calendar(), plan.dateOrder(), LocalDate.ofInstant(now, zone));
        this.cells = new CellReader(plan.columns(), plan.decimalMark(), plan.dropZero());
        this.currencies = new CurrencyCells(currency, plan.unit());
        this.now = now;
        this.tellsClues = CLUES.stream().anyMatch(plan::has);
    }

    /** What the row is one of: the order's number, or where the file has none, all its cells. */
    String key(SheetRow row) {
        return plan.has(Field.ORDER_NUMBER) ? cells.id(row, Field.ORDER_NUMBER) : String.join("\u001f", row.cells());
    }

    /** @throws Refusal when it cannot be taken */
    OrderRow of(SheetRow row) {
        row.fault().ifPresent(fault -> {
            throw new Refusal(null, "row." + fault.name().toLowerCase(Locale.ROOT), row.cell(0));
        });
        var whose = person(row);
        if (plan.customersOnly()) return customer(row, whose);
        var number = cells.id(row, Field.ORDER_NUMBER);
        if (plan.has(Field.ORDER_NUMBER) && number.isEmpty()) throw new Refusal(Field.ORDER_NUMBER, "noNumber", "");
        if (number.length() > LONGEST) throw new Refusal(Field.ORDER_NUMBER, "longNumber", number);
        var denomination = currencies.read(cells.text(row, Field.CURRENCY));
        return new OrderRow(
                row,
                number,
                whose,
                date(row),
                isBlank(row, Field.CURRENCY) ? "" : denomination.currency(),
                cut(cells.repaired(row, Field.STATUS), LONGEST),
                plan.hasLines() ? Optional.of(line(row, denomination)) : Optional.empty(),
                plan.has(Field.ORDER_TOTAL)
                        ? amount(row, Field.ORDER_TOTAL, denomination).map(RowMeaning::whole)
                        : Optional.empty(),
                clues(row));
    }

    private OrderRow customer(SheetRow row, PersonText whose) {
        if (whose.isNobody()) throw new Refusal(null, "nobody", "");
        return new OrderRow(
                row, "", whose, Optional.empty(), currency, "", Optional.empty(), Optional.empty(), List.of());
    }

    private List<Clue> clues(SheetRow row) {
        if (!tellsClues) return List.of();
        var marks = new Clue.Utm(
                cells.text(row, Field.UTM_SOURCE),
                cells.text(row, Field.UTM_MEDIUM),
                cells.text(row, Field.UTM_CAMPAIGN));
        return Stream.<Clue>of(
                        marks,
                        new Clue.Coupon(cells.text(row, Field.COUPON)),
                        new Clue.Referral(cells.text(row, Field.REFERRAL)),
                        new Clue.Asked(cells.text(row, Field.FOUND_US)))
                .filter(clue -> !clue.isBlank())
                .toList();
    }

    private PersonText person(SheetRow row) {
        var name = cells.text(row, Field.CUSTOMER_NAME);
        if (name.isEmpty()) name = (cells.text(row, Field.FIRST_NAME) + " " + cells.text(row, Field.LAST_NAME)).strip();
        return new PersonText(
                name,
                cells.text(row, Field.MOBILE),
                cells.text(row, Field.PHONE),
                cells.text(row, Field.MAIL),
                cells.id(row, Field.SHOP_NUMBER),
                cells.text(row, Field.CITY));
    }

    /** Rows of one order follow each other, so the date is mostly the one before. */
    private Optional<Instant> date(SheetRow row) {
        var time = cells.text(row, Field.ORDER_TIME);
        var text = time.isEmpty() ? cells.text(row, Field.ORDER_DATE) : cells.text(row, Field.ORDER_DATE) + " " + time;
        if (text.isEmpty()) return Optional.empty();
        if (text.equals(lastDateText)) return Optional.of(lastDate);
        var date = date(text);
        lastDateText = text;
        lastDate = date;
        return Optional.of(date);
    }

    private Instant date(String text) {
        return switch (dates.read(text)) {
            case DateReading.Read read -> within(read.instant(zone), text);
            case DateReading.Impossible impossible ->
                throw new Refusal(
                        Field.ORDER_DATE, "date." + impossible.reason().name().toLowerCase(Locale.ROOT), text);
            case DateReading.NotADate _ -> throw new Refusal(Field.ORDER_DATE, "notADate", text);
        };
    }

    private Instant within(Instant date, String text) {
        var wrong = Limits.wrongTime(date, now);
        if (wrong.isPresent()) throw new Refusal(Field.ORDER_DATE, wrong.get(), text);
        return date;
    }

    private NewLine line(SheetRow row, CurrencyCells.Denomination denomination) {
        var quantity = number(row, Field.QUANTITY).orElse(BigDecimal.ONE);
        var total = amount(row, Field.LINE_TOTAL, denomination);
        var price = amount(row, Field.UNIT_PRICE, denomination)
                .or(() -> total.map(sum -> each(sum, quantity)))
                .orElse(BigDecimal.ZERO);
        if (plan.hasLineAmounts() && total.isEmpty() && isBlank(row, Field.UNIT_PRICE)) throw noAmount();
        var code = cut(cells.id(row, Field.PRODUCT_CODE), LONGEST);
        var name = cut(cells.repaired(row, Field.PRODUCT_NAME), 500);
        var sum = total.orElseGet(() -> quantity.multiply(price));
        check(Field.QUANTITY, quantity, BigDecimal.valueOf(10_000_000_000L));
        check(Field.UNIT_PRICE, sum, LARGEST);
        return new NewLine(code, name, quantity, price, whole(sum));
    }

    private Refusal noAmount() {
        return new Refusal(plan.has(Field.UNIT_PRICE) ? Field.UNIT_PRICE : Field.LINE_TOTAL, "noAmount", "");
    }

    private static BigDecimal each(BigDecimal sum, BigDecimal quantity) {
        return quantity.signum() == 0 ? sum : sum.divide(quantity, 4, RoundingMode.HALF_UP);
    }

    private static long whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private boolean isBlank(SheetRow row, Field field) {
        return cells.text(row, field).isEmpty();
    }

    /** In the smallest unit, with fractions of it. */
    private Optional<BigDecimal> amount(SheetRow row, Field field, CurrencyCells.Denomination denomination) {
        var number = number(row, field);
        if (number.isEmpty()) return number;
        var unit = currencies.unitIn(cells.text(row, field)).orElse(denomination.unit());
        var minor = number.get().scaleByPowerOfTen(unit.decimals(denomination.currency()));
        check(field, minor, LARGEST);
        return Optional.of(minor);
    }

    private Optional<BigDecimal> number(SheetRow row, Field field) {
        var text = cells.text(row, field);
        if (text.isEmpty()) return Optional.empty();
        return Optional.of(cells.number(text)
                .orElseThrow(() -> new Refusal(
                        field, ENDLESS.matcher(text).matches() ? "absurd" : "notANumber", cut(text, LONGEST))));
    }

    private static void check(Field field, BigDecimal number, BigDecimal largest) {
        if (number.abs().compareTo(largest) > 0) throw new Refusal(field, "absurd", number.toPlainString());
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
