package org.peyvand.commerce.sheet;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.peyvand.language.Repair;

/** Reads cells by the field they hold. Texts that come again and again are repaired once. */
public final class CellReader {

    private static final int REMEMBERED = 20_000;

    private final Map<Field, Integer> columns;
    private final NumberReader numbers;
    private final boolean dropZero;
    private final Map<String, String> repaired = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param decimalMark a point or a comma
     * @param dropZero whether numbers of the shop carry a ".0" that a program added
     */
    public CellReader(Map<Field, Integer> columns, char decimalMark, boolean dropZero) {
        this.columns = columns.isEmpty() ? Map.of() : new EnumMap<>(columns);
        this.numbers = NumberReader.of(new NumberMarks(decimalMark, false));
        this.dropZero = dropZero;
    }

    /** The cell without blanks around it; empty where no column holds the field. */
    public String text(SheetRow row, Field field) {
        var column = columns.get(field);
        if (column == null) return "";
        var text = row.cell(column).strip();
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    /** As {@link #text}, with the damage of keyboards undone. */
    public String repaired(SheetRow row, Field field) {
        var text = text(row, field);
        return text.isEmpty()
                ? ""
                : repaired.computeIfAbsent(text, typed -> Repair.of(typed).strip());
    }

    /** A number that names something: 17850.0 is customer 17850 where the whole column is written so. */
    public String id(SheetRow row, Field field) {
        var text = text(row, field);
        return dropZero && field == Field.SHOP_NUMBER && text.endsWith(".0")
                ? text.substring(0, text.length() - 2)
                : text;
    }

    public Optional<BigDecimal> number(String cell) {
        return numbers.read(cell);
    }

    /** Whether every number of a column carries a ".0". */
    public static boolean allEndInZero(Iterable<String> cells) {
        boolean any = false;
        for (var cell : cells) {
            if (cell.isBlank()) continue;
            if (!cell.strip().matches("\\p{Nd}+\\.0")) return false;
            any = true;
        }
        return any;
    }
}
