package org.peyvand.commerce.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.peyvand.commerce.ImportCounts;
import org.peyvand.commerce.ImportPlan;
import org.peyvand.commerce.Orders;
import org.peyvand.commerce.order.OrderLines;
import org.peyvand.commerce.sheet.Field;
import org.peyvand.commerce.sheet.SheetReader;
import org.peyvand.commerce.sheet.SheetRow;

/** Reads a file into chunks, beginning behind the steps that were done before. */
final class ChunkReader {

    private static final int MOST_ORDERS = Orders.MOST;
    private static final int MOST_LINES = 25_000;
    private static final int MOST_REJECTIONS = 5_000;
    private static final long MOST_REJECTED = 100_000;
    private static final int HOPELESS = 1_000;
    private static final int MOST_CALLED = 20_000;

    private final ImportPlan plan;
    private final List<String> columns;
    private final long stepsDone;
    private final Consumer<Chunk> chunks;
    private final OrderAssembly assembly;
    private final Groups groups;
    private final Map<String, String> called = new HashMap<>();

    private List<Draft> drafts = new ArrayList<>();
    private List<Rejection> rejections = new ArrayList<>();
    private long step;
    private long firstStep;
    private long rows;
    private long lines;
    private long rejected;
    private long repeatedBefore;
    private long leftOutBefore;

    ChunkReader(
            ImportPlan plan,
            String currency,
            List<String> columns,
            Survey survey,
            Supplier<SheetReader> file,
            RowMeaning meaning,
            long stepsDone,
            Consumer<Chunk> chunks) {
        this.plan = plan;
        this.columns = columns;
        this.stepsDone = stepsDone;
        this.firstStep = stepsDone;
        this.chunks = chunks;
        this.assembly = new OrderAssembly(plan, currency, this::note);
        this.groups = new Groups(file, survey, meaning, this::take, this::reject);
    }

    void read() {
        groups.read();
        emit(true);
    }

    private void take(Group group) {
        rows += group.rows().size();
        drafts.addAll(assembly.of(group));
        lines += group.rows().size();
        step++;
        if (step <= stepsDone) forget();
        else if (isFull()) emit(false);
    }

    private boolean isFull() {
        return drafts.size() >= MOST_ORDERS || lines >= MOST_LINES || rejections.size() >= MOST_REJECTIONS;
    }

    private void reject(SheetRow row, Refusal why) {
        rows++;
        note(row, why);
    }

    private void note(SheetRow row, Refusal why) {
        rejected++;
        if (step == 0 && rejected > HOPELESS) throw new ImportFailure("commerce.failed.nothingUnderstood");
        if (rejected > MOST_REJECTED) throw new ImportFailure("commerce.failed.manyRejected");
        rejections.add(new Rejection(row.line(), column(why.field()), why.reason(), why.value(), row.cells()));
    }

    private String column(Field field) {
        if (field == null || !plan.has(field)) return "";
        int column = plan.columns().get(field);
        var name = column < columns.size() ? columns.get(column) : "";
        return name.isEmpty() ? String.valueOf(column + 1) : name;
    }

    private void emit(boolean last) {
        var counts = ImportCounts.ofRows(
                rows, rejections.size(), assembly.leftOut() - leftOutBefore, assembly.repeated() - repeatedBefore);
        chunks.accept(new Chunk(firstStep, (int) (step - firstStep), drafts, lines(), rejections, counts, last));
        forget();
    }

    /** Told with what products have been called so far in this file, as they will be in the database. */
    private OrderLines lines() {
        var told = drafts.stream().flatMap(draft -> draft.order().stream()).toList();
        var lines = OrderLines.of(told, called);
        if (called.size() < MOST_CALLED) lines.told().forEach(called::putIfAbsent);
        return lines;
    }

    private void forget() {
        drafts = new ArrayList<>();
        rejections = new ArrayList<>();
        firstStep = step;
        rows = 0;
        lines = 0;
        repeatedBefore = assembly.repeated();
        leftOutBefore = assembly.leftOut();
    }
}
