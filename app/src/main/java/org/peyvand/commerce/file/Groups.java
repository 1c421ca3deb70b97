package org.peyvand.commerce.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.sheet.SheetReader;
import org.peyvand.commerce.sheet.SheetRow;

/**
 * Puts the rows of a file together to orders, always in the same sequence. Orders that stand in one piece come as they
 * stand; the rows of scattered ones are gathered on the side and come after, if need be in several readings of the file,
 * so that no file fills the memory.
 */
final class Groups {

    private final Supplier<SheetReader> file;
    private final Survey survey;
    private final RowMeaning meaning;
    private final Consumer<Group> taken;
    private final Rejected rejected;

    /** Told of each row that cannot be taken. */
    @FunctionalInterface
    interface Rejected {
        void row(SheetRow row, Refusal why);
    }

    /** @param file opens it anew, behind its header */
    Groups(Supplier<SheetReader> file, Survey survey, RowMeaning meaning, Consumer<Group> taken, Rejected rejected) {
        this.file = file;
        this.survey = survey;
        this.meaning = meaning;
        this.taken = taken;
        this.rejected = rejected;
    }

    void read() {
        for (int share = 0; share < survey.shares(); share++) {
            try (var reader = file.get()) {
                new Reading(share).of(reader);
            }
        }
    }

    /** One reading: of what stands in one piece the first time, and of one share of what is scattered. */
    private final class Reading {
        private final int share;
        private final Map<String, List<OrderRow>> gathered = new LinkedHashMap<>();
        private List<OrderRow> piece = new ArrayList<>();
        private String key = "";

        Reading(int share) {
            this.share = share;
        }

        void of(SheetReader reader) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) take(row.get());
            close();
            gathered.values().stream().filter(rows -> !rows.isEmpty()).forEach(rows -> taken.accept(new Group(rows)));
        }

        private void take(SheetRow row) {
            if (row.fault().isPresent()) {
                if (share == 0) understand(row, List.of());
                return;
            }
            var its = meaning.key(row);
            if (survey.isScattered(its)) {
                if (survey.share(its) == share)
                    understand(row, gathered.computeIfAbsent(its, none -> new ArrayList<>()));
            } else if (share == 0) {
                if (!its.equals(key)) close();
                key = its;
                understand(row, piece);
            }
        }

        private void understand(SheetRow row, List<OrderRow> rows) {
            try {
                if (rows.size() >= NewOrder.MOST_LINES) throw new Refusal(null, "manyLines", "");
                rows.add(meaning.of(row));
            } catch (Refusal why) {
                rejected.row(row, why);
            }
        }

        private void close() {
            if (piece.isEmpty()) return;
            taken.accept(new Group(piece));
            piece = new ArrayList<>();
        }
    }
}
