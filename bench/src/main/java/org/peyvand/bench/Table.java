package org.peyvand.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for the terminal that is Markdown too: the first column to the left, numbers to the right. */
final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Table(String title, String... heads) {
        this.title = title;
        rows.add(List.of(heads));
    }

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    Table note(String note) {
        notes.add(note);
        return this;
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add("### " + title);
        lines.add("");
        if (rows.size() > 1) {
            lines.add(line(rows.getFirst()));
            lines.add(rule());
            rows.stream().skip(1).map(this::line).forEach(lines::add);
            lines.add("");
        }
        notes.stream().map(note -> "- " + note).forEach(lines::add);
        if (!notes.isEmpty()) lines.add("");
        return String.join("\n", lines);
    }

    private String line(List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(column ->
                        column == 0 ? row.get(column) + padding(row, column) : padding(row, column) + row.get(column))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String padding(List<String> row, int column) {
        return " ".repeat(width(column) - row.get(column).length());
    }

    private String rule() {
        return IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> "-".repeat(width(column)) + (column == 0 ? "-" : ":"))
                .collect(Collectors.joining("|-", "|-", "|"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
