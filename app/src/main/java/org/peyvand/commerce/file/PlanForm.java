package org.peyvand.commerce.file;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.DateOrder;
import org.peyvand.commerce.ImportPlan;
import org.peyvand.commerce.sheet.Encoding;
import org.peyvand.commerce.sheet.Field;
import org.peyvand.commerce.sheet.SheetFormat;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Refused;

/** The plan of an import as the form of its page sends it; what the form leaves out stays as it was. */
public final class PlanForm {

    private static final String COLUMN = "column";

    private PlanForm() {}

    public static ImportPlan read(Map<String, String> form, ImportPlan before) {
        try {
            return new ImportPlan(
                    value(form, "encoding").map(Encoding::valueOf).orElse(before.encoding()),
                    value(form, "delimiter").map(PlanForm::delimiter).orElse(before.delimiter()),
                    value(form, "header").map(Boolean::valueOf).orElse(before.header()),
                    value(form, "calendar").map(CalendarSystem::valueOf).orElse(before.calendar()),
                    value(form, "dateOrder").map(DateOrder::valueOf).orElse(before.dateOrder()),
                    value(form, "decimalMark")
                            .map(mark -> mark.equals("comma") ? ',' : '.')
                            .orElse(before.decimalMark()),
                    value(form, "unit").map(MoneyUnit::valueOf).orElse(before.unit()),
                    before.dropZero(),
                    columns(form, before));
        } catch (IllegalArgumentException notOneOfTheChoices) {
            throw Refused.notFound();
        }
    }

    /** A way of reading in one word, for the form to carry along. */
    static String reading(SheetFormat format) {
        return format.encoding().name() + "-" + word(format.delimiter()) + "-" + format.header();
    }

    /** Whether the columns in the form are those of the file read like that, and not of another reading of it. */
    public static boolean isOf(Map<String, String> form, SheetFormat format) {
        return reading(format).equals(form.getOrDefault("reading", reading(format)));
    }

    private static Optional<String> value(Map<String, String> form, String name) {
        return Optional.ofNullable(form.get(name)).filter(text -> !text.isEmpty());
    }

    /** The word for a delimiter in the form, since a tab is nothing to see. */
    static String word(char delimiter) {
        return switch (delimiter) {
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            default -> "comma";
        };
    }

    private static char delimiter(String word) {
        return SheetFormat.DELIMITERS
                .chars()
                .mapToObj(delimiter -> (char) delimiter)
                .filter(delimiter -> word(delimiter).equals(word))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /** Of two columns given the same meaning the first counts. */
    private static Map<Field, Integer> columns(Map<String, String> form, ImportPlan before) {
        if (form.keySet().stream().noneMatch(name -> name.startsWith(COLUMN))) return before.columns();
        var byPlace = new HashMap<Integer, Field>();
        form.forEach((name, code) -> {
            if (name.matches(COLUMN + "[0-9]{1,3}")) {
                Field.of(code)
                        .ifPresent(field -> byPlace.put(Integer.parseInt(name.substring(COLUMN.length())), field));
            }
        });
        var columns = new EnumMap<Field, Integer>(Field.class);
        byPlace.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> columns.putIfAbsent(entry.getValue(), entry.getKey()));
        return columns;
    }
}
