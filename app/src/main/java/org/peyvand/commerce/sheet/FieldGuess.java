package org.peyvand.commerce.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Proposes which column holds what: by its name, as far as its cells bear it out, and else by its cells alone. */
public final class FieldGuess {

    /** Named columns are taken above this. */
    private static final double LEAST = 0.9;

    private FieldGuess() {}

    private record Pair(Field field, int column, double likeness) {}

    /** The proposal: at most one column for a field, and one field for a column. */
    public static Map<Field, Integer> of(Sheet sheet, LocalDate today) {
        var kinds = IntStream.range(0, sheet.columns().size())
                .mapToObj(column -> ColumnKind.of(sheet.sample(column), today))
                .toList();
        var mapping = new EnumMap<Field, Integer>(Field.class);
        byName(sheet.columns(), kinds, mapping);
        byContents(kinds, mapping);
        return mapping;
    }

    private static void byName(List<String> columns, List<ColumnKind> kinds, Map<Field, Integer> mapping) {
        var pairs = new ArrayList<Pair>();
        for (int column = 0; column < columns.size(); column++) {
            for (var field : Field.values()) {
                pairs.add(new Pair(field, column, field.likeness(columns.get(column)) * fit(field, kinds.get(column))));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
        Set<Integer> taken = new HashSet<>();
        for (var pair : pairs) {
            if (pair.likeness() < LEAST || mapping.containsKey(pair.field()) || taken.contains(pair.column())) continue;
            mapping.put(pair.field(), pair.column());
            taken.add(pair.column());
        }
        straighten(mapping, kinds);
    }

    /** «نام» alone is the whole name where no column holds the family name; a phone column of mobiles is the mobile. */
    private static void straighten(Map<Field, Integer> mapping, List<ColumnKind> kinds) {
        boolean wholeName = mapping.containsKey(Field.FIRST_NAME)
                && !mapping.containsKey(Field.LAST_NAME)
                && !mapping.containsKey(Field.CUSTOMER_NAME);
        if (wholeName) mapping.put(Field.CUSTOMER_NAME, mapping.remove(Field.FIRST_NAME));
        var phone = mapping.get(Field.PHONE);
        boolean mobile = phone != null && !mapping.containsKey(Field.MOBILE) && kinds.get(phone) == ColumnKind.MOBILE;
        if (mobile) mapping.put(Field.MOBILE, mapping.remove(Field.PHONE));
    }

    /** How well the cells bear out what the column's name says: 0 not at all. */
    private static double fit(Field field, ColumnKind kind) {
        if (kind == ColumnKind.BLANK) return 0.5;
        return switch (field) {
            case ORDER_DATE -> kind == ColumnKind.DATE ? 1 : 0;
            case ORDER_TIME -> kind == ColumnKind.TIME ? 1 : 0;
            case MAIL -> kind == ColumnKind.MAIL ? 1 : 0;
            case MOBILE -> kind == ColumnKind.MOBILE ? 1 : 0;
            case PHONE -> kind == ColumnKind.MOBILE || kind == ColumnKind.PHONE || kind == ColumnKind.NUMBER ? 1 : 0;
            case QUANTITY, UNIT_PRICE, LINE_TOTAL, ORDER_TOTAL ->
                kind == ColumnKind.NUMBER || isLongNumber(kind) ? 1 : 0;
            case CUSTOMER_NAME, FIRST_NAME, LAST_NAME, CITY, CURRENCY, STATUS -> kind == ColumnKind.TEXT ? 1 : 0;
            case ORDER_NUMBER -> kind == ColumnKind.DATE || kind == ColumnKind.MAIL ? 0 : 1;
            case UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, COUPON, REFERRAL, FOUND_US -> kind == ColumnKind.TEXT ? 1 : 0;
            case SHOP_NUMBER, PRODUCT_CODE, PRODUCT_NAME -> kind == ColumnKind.DATE ? 0 : 1;
        };
    }

    /** Amounts of eight digits may look like telephone numbers or dates. */
    private static boolean isLongNumber(ColumnKind kind) {
        return kind == ColumnKind.PHONE;
    }

    private static void byContents(List<ColumnKind> kinds, Map<Field, Integer> mapping) {
        propose(Field.ORDER_DATE, ColumnKind.DATE, kinds, mapping);
        propose(Field.MOBILE, ColumnKind.MOBILE, kinds, mapping);
        propose(Field.MAIL, ColumnKind.MAIL, kinds, mapping);
        if (mapping.containsKey(Field.ORDER_DATE)) propose(Field.ORDER_TIME, ColumnKind.TIME, kinds, mapping);
    }

    private static void propose(Field field, ColumnKind kind, List<ColumnKind> kinds, Map<Field, Integer> mapping) {
        if (mapping.containsKey(field)) return;
        for (int column = 0; column < kinds.size(); column++) {
            if (kinds.get(column) == kind && !mapping.containsValue(column)) {
                mapping.put(field, column);
                return;
            }
        }
    }
}
