package org.peyvand.language;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Words with more than one accepted or common spelling, beyond what letters alone explain: hamza seats, طا for تا,
 * dagger alef, spoken forms. Each row: the usual spelling, then the others.
 */
final class Variants {

    /** Long enough to be replaced wherever they stand in a word: «غیرمسؤولانه», «بلیطفروشی». */
    private static final Map<String, String> WITHIN = table("""
            مسئول مسؤول مسوول مسول
            مسئله مسأله
            تهران طهران
            اتاق اطاق
            بلیت بلیط
            باتری باطری
            امپراتور امپراطور
            غلتک غلطک
            زغال ذغال
            رحمان رحمن
            اسماعیل اسمعیل
            جرئت جرأت
            هیئت هیأت
            """);

    /** Short, or part of other words: replaced only as a whole part. */
    private static final Map<String, String> WHOLE = table("""
            تومان تومن
            تومانی تومنی
            میلیون ملیون
            اتو اطو
            تالش طالش
            نشئت نشأت
            اسحاق اسحق
            """);

    private static final int SHORTEST =
            WITHIN.keySet().stream().mapToInt(String::length).min().orElseThrow();

    private Variants() {}

    static String ofPart(String part) {
        return within(WHOLE.getOrDefault(part, part));
    }

    static String within(String word) {
        if (word.length() < SHORTEST) {
            return word;
        }
        var usual = word;
        for (var variant : WITHIN.entrySet()) {
            usual = usual.replace(variant.getKey(), variant.getValue());
        }
        return usual;
    }

    private static Map<String, String> table(String rows) {
        var table = new LinkedHashMap<String, String>();
        rows.lines().map(Letters::fold).map(row -> row.split(" ")).forEach(row -> {
            for (String other : row) {
                table.put(other, row[0]);
            }
            table.remove(row[0]);
        });
        return table;
    }
}
