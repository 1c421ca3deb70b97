package org.peyvand.commerce.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.DateOrder;
import org.peyvand.calendar.DateShape;
import org.peyvand.commerce.ImportPlan;
import org.peyvand.commerce.sheet.CellReader;
import org.peyvand.commerce.sheet.Field;
import org.peyvand.commerce.sheet.FieldGuess;
import org.peyvand.commerce.sheet.NumberMarks;
import org.peyvand.commerce.sheet.Sheet;
import org.peyvand.language.Fold;
import org.peyvand.money.MoneyUnit;
import org.peyvand.workspace.WorkspaceSettings;

/**
 * What a file seems to be, for a person to look over.
 *
 * @param datesAmbiguous whether its dates could be read in another order too
 * @param numbersAmbiguous whether its numbers could be read with another decimal mark too
 */
public record PlanGuess(ImportPlan plan, boolean datesAmbiguous, boolean numbersAmbiguous) {

    private static final List<Field> NUMBERS =
            List.of(Field.QUANTITY, Field.UNIT_PRICE, Field.LINE_TOTAL, Field.ORDER_TOTAL);

    public static PlanGuess of(Sheet sheet, WorkspaceSettings settings, LocalDate today) {
        var columns = FieldGuess.of(sheet, today);
        var dates = dates(sheet, columns, today);
        var numbers = NumberMarks.detect(
                NUMBERS.stream().flatMap(field -> cells(sheet, columns, field)).toList());
        var plan = new ImportPlan(
                sheet.format().encoding(),
                sheet.format().delimiter(),
                sheet.format().header(),
                dates.map(DateShape::calendar).orElse(CalendarSystem.JALALI),
                dates.map(DateShape::order).orElse(DateOrder.YMD),
                numbers.decimal(),
                unit(sheet, columns, settings),
                CellReader.allEndInZero(cells(sheet, columns, Field.SHOP_NUMBER).toList()),
                columns);
        return new PlanGuess(plan, dates.map(DateShape::ambiguous).orElse(false), numbers.ambiguous());
    }

    /** What could be read otherwise in a file, as far as the plan goes by the guess. */
    PlanDoubts doubts(ImportPlan another) {
        return new PlanDoubts(
                datesAmbiguous && another.dateOrder() == plan.dateOrder(),
                numbersAmbiguous && another.decimalMark() == plan.decimalMark());
    }

    /** A plan whose columns a person has chosen: how their dates are written is told anew where the column is another. */
    public static ImportPlan reconsidered(ImportPlan plan, ImportPlan before, Sheet sheet, LocalDate today) {
        boolean same = Objects.equals(
                plan.columns().get(Field.ORDER_DATE), before.columns().get(Field.ORDER_DATE));
        var dates = same ? Optional.<DateShape>empty() : dates(sheet, plan.columns(), today);
        return plan.written(
                dates.map(DateShape::calendar).orElse(plan.calendar()),
                dates.map(DateShape::order).orElse(plan.dateOrder()),
                CellReader.allEndInZero(
                        cells(sheet, plan.columns(), Field.SHOP_NUMBER).toList()));
    }

    private static Optional<DateShape> dates(Sheet sheet, Map<Field, Integer> columns, LocalDate today) {
        return DateShape.detect(cells(sheet, columns, Field.ORDER_DATE).toList(), today);
    }

    private static Stream<String> cells(Sheet sheet, Map<Field, Integer> columns, Field field) {
        return Stream.ofNullable(columns.get(field)).flatMap(column -> sheet.sample(column).stream());
    }

    /** «تومان» or «ریال» in the name of a column of amounts; else as the workspace shows them. */
    private static MoneyUnit unit(Sheet sheet, Map<Field, Integer> columns, WorkspaceSettings settings) {
        return NUMBERS.stream()
                .flatMap(field -> Stream.ofNullable(columns.get(field)))
                .map(column -> Fold.spaceless(sheet.columns().get(column)))
                .flatMap(name -> unitNamed(name).stream())
                .findFirst()
                .orElse(settings.unit());
    }

    private static Optional<MoneyUnit> unitNamed(String name) {
        if (name.contains("تومان") || name.contains("toman")) return Optional.of(MoneyUnit.TOMAN);
        return name.contains("ریال") || name.contains("rial") ? Optional.of(MoneyUnit.CURRENCY) : Optional.empty();
    }
}
