package org.peyvand.commerce;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.DateOrder;
import org.peyvand.commerce.sheet.Encoding;
import org.peyvand.commerce.sheet.Field;
import org.peyvand.commerce.sheet.SheetFormat;
import org.peyvand.money.MoneyUnit;

/**
 * How a file is read and what its columns mean, as detected and then as decided by a person.
 *
 * @param calendar of dates with two-digit years
 * @param decimalMark a point or a comma
 * @param unit what bare amounts mean where the currency is the Rial
 * @param dropZero whether numbers of customers carry a ".0" that a program added
 * @param columns the place of the column, from 0, that holds each field
 */
public record ImportPlan(
        Encoding encoding,
        char delimiter,
        boolean header,
        CalendarSystem calendar,
        DateOrder dateOrder,
        char decimalMark,
        MoneyUnit unit,
        boolean dropZero,
        Map<Field, Integer> columns) {

    public ImportPlan {
        columns = columns.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(columns));
    }

    /** The same, with dates and numbers of customers as they were found to be written. */
    public ImportPlan written(CalendarSystem ofDates, DateOrder order, boolean customersEndInZero) {
        return new ImportPlan(
                encoding, delimiter, header, ofDates, order, decimalMark, unit, customersEndInZero, columns);
    }

    /** How the bytes of the file are read. */
    public SheetFormat format() {
        return new SheetFormat(encoding, delimiter, header);
    }

    /** Whether a column holds that field. */
    public boolean has(Field field) {
        return columns.containsKey(field);
    }

    private boolean hasAny(Field... fields) {
        for (var field : fields) if (has(field)) return true;
        return false;
    }

    /** Whether it brings customers alone, and no orders. */
    public boolean customersOnly() {
        return !has(Field.ORDER_DATE) && !hasAmount();
    }

    /** Whether a row is a line of an order, and not a whole order. */
    public boolean hasLines() {
        return hasAny(Field.PRODUCT_CODE, Field.PRODUCT_NAME, Field.QUANTITY, Field.UNIT_PRICE, Field.LINE_TOTAL);
    }

    /** Whether lines carry their own amounts. */
    public boolean hasLineAmounts() {
        return hasAny(Field.UNIT_PRICE, Field.LINE_TOTAL);
    }

    private boolean hasAmount() {
        return hasLineAmounts() || has(Field.ORDER_TOTAL);
    }

    private boolean hasPeople() {
        return hasAny(
                Field.CUSTOMER_NAME,
                Field.FIRST_NAME,
                Field.LAST_NAME,
                Field.MOBILE,
                Field.PHONE,
                Field.MAIL,
                Field.SHOP_NUMBER);
    }

    /** What is still missing, as a key of the message bundles; empty when the import may start. */
    public Optional<String> missing() {
        if (has(Field.ORDER_DATE) && !hasAmount()) return Optional.of("commerce.plan.noAmount");
        if (hasAmount() && !has(Field.ORDER_DATE)) return Optional.of("commerce.plan.noDate");
        return customersOnly() && !hasPeople() ? Optional.of("commerce.plan.nothing") : Optional.empty();
    }
}
