package org.peyvand.commerce.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peyvand.commerce.ImportPlan;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.sheet.Sheet;
import org.peyvand.commerce.sheet.SheetRow;
import org.peyvand.money.Money;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** Shows the first rows of a file as an import by this plan would understand them. */
@Component
class Understanding {

    private static final int ROWS = 20;

    private final Workspaces workspaces;

    Understanding(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    List<UnderstoodRow> of(Sheet sheet, ImportPlan plan, Reader reader) {
        var meaning = new RowMeaning(plan, workspaces.settings(), reader.now());
        return sheet.rows().stream()
                .limit(ROWS)
                .map(row -> understood(row, meaning, reader))
                .toList();
    }

    private static UnderstoodRow understood(SheetRow row, RowMeaning meaning, Reader reader) {
        try {
            return worded(meaning.of(row), reader);
        } catch (Refusal refusal) {
            return new UnderstoodRow(
                    row.line(), "", "", "", "", "", "", "", why(refusal.reason(), refusal.value(), reader));
        }
    }

    static String why(String reason, String value, Reader reader) {
        return reader.say("commerce.rejected." + reason, value);
    }

    private static UnderstoodRow worded(OrderRow row, Reader reader) {
        var whose = row.whose();
        var address = Stream.of(whose.mobile(), whose.phone(), whose.mail())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return new UnderstoodRow(
                row.row().line(),
                row.number(),
                row.placedAt().map(reader::dateTime).orElse(""),
                Stream.of(whose.name(), whose.shopNumber())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")),
                address,
                row.line()
                        .map(line -> line.description().isEmpty() ? line.productCode() : line.description())
                        .orElse(""),
                row.line().map(line -> quantity(line.quantity(), reader)).orElse(""),
                amount(row, reader),
                "");
    }

    private static String quantity(BigDecimal quantity, Reader reader) {
        var plain = quantity.stripTrailingZeros();
        return reader.decimal(quantity.doubleValue(), Math.max(0, plain.scale()));
    }

    private static String amount(OrderRow row, Reader reader) {
        var currency = row.currency().isEmpty() ? reader.currency() : row.currency();
        return row.line()
                .map(NewLine::total)
                .or(row::orderTotal)
                .map(total -> reader.money(new Money(total, currency)))
                .orElse("");
    }
}
