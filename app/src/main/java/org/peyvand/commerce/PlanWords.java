package org.peyvand.commerce;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.DateOrder;
import org.peyvand.commerce.sheet.Encoding;
import org.peyvand.commerce.sheet.Field;
import org.peyvand.commerce.sheet.SheetFormat;
import org.peyvand.web.Refused;

/**
 * How a file is to be read, in the words of a command. What is left out stays as detected.
 *
 * @param columns for each field, such as {@code order-number}, the name of its column or its place from 1
 * @param dateOrder {@code ymd}, {@code dmy} or {@code mdy}
 * @param delimiter one character, or {@code tab}
 */
public record PlanWords(
        Map<String, String> columns,
        Optional<String> calendar,
        Optional<String> dateOrder,
        Optional<String> encoding,
        Optional<String> delimiter) {

    SheetFormat format(SheetFormat detected) {
        return new SheetFormat(
                encoding.map(PlanWords::encodingOf).orElse(detected.encoding()),
                delimiter.map(PlanWords::delimiterOf).orElse(detected.delimiter()),
                detected.header());
    }

    ImportPlan applied(ImportPlan plan, List<String> names) {
        return new ImportPlan(
                plan.encoding(),
                plan.delimiter(),
                plan.header(),
                calendar.map(word -> one(CalendarSystem.class, word)).orElse(plan.calendar()),
                dateOrder.map(word -> one(DateOrder.class, word)).orElse(plan.dateOrder()),
                plan.decimalMark(),
                plan.unit(),
                plan.dropZero(),
                mapped(plan.columns(), names));
    }

    /** A column that is named for one field is no longer another's. */
    private Map<Field, Integer> mapped(Map<Field, Integer> guessed, List<String> names) {
        var mapped = new HashMap<>(guessed);
        columns.forEach((field, column) -> {
            var place = place(column, names);
            mapped.values().remove(place);
            mapped.put(Field.of(field).orElseThrow(() -> unknown(field)), place);
        });
        return mapped;
    }

    private static int place(String column, List<String> names) {
        var named = names.indexOf(column);
        if (named >= 0) return named;
        if (column.matches("[0-9]{1,5}") && Integer.parseInt(column) >= 1 && Integer.parseInt(column) <= names.size()) {
            return Integer.parseInt(column) - 1;
        }
        throw unknown(column);
    }

    private static char delimiterOf(String word) {
        var delimiter = word.equals("tab") ? "\t" : word;
        if (delimiter.length() != 1 || SheetFormat.DELIMITERS.indexOf(delimiter.charAt(0)) < 0) throw unknown(word);
        return delimiter.charAt(0);
    }

    private static Encoding encodingOf(String word) {
        return List.of(Encoding.values()).stream()
                .filter(encoding -> encoding.label().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> unknown(word));
    }

    private static <E extends Enum<E>> E one(Class<E> kind, String word) {
        try {
            return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw unknown(word);
        }
    }

    private static Refused unknown(String word) {
        return Refused.because("admin.refused.word", word);
    }
}
