package org.peyvand.commerce.sheet;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A first look at a file: how it writes its table, the names of its columns, and its first rows.
 *
 * @param columns the header's cells, or empty names where it has no header
 * @param rows the first rows without the header, at most {@value #SAMPLE}
 */
public record Sheet(SheetFormat format, List<String> columns, List<SheetRow> rows) {

    /** How many rows are looked at. */
    public static final int SAMPLE = 500;

    private static final int START = 4 << 20;
    private static final int ROWS_TO_TELL_DELIMITER = 50;

    /**
     * Looks at a file without being told anything about it.
     *
     * @throws UnreadableSheet when it is no table
     */
    public static Sheet detect(InputStream file) {
        var start = start(file);
        if (start.length == 0) throw new UnreadableSheet(new SheetProblem.Empty());
        var encoding = EncodingGuess.of(start);
        var format = delimiter(start, encoding);
        var rows = rows(start, format, SAMPLE + 1);
        return new Sheet(new SheetFormat(encoding, format.delimiter(), HeaderGuess.of(rows)), List.of(), rows).named();
    }

    /**
     * Looks at a file as it was said to be written.
     *
     * @throws UnreadableSheet when it is no table, read like that
     */
    public static Sheet read(InputStream file, SheetFormat format) {
        var rows = rows(start(file), format, SAMPLE + 1);
        if (rows.isEmpty()) throw new UnreadableSheet(new SheetProblem.Empty());
        return new Sheet(format, List.of(), rows).named();
    }

    /** The cells of a column in the rows looked at. */
    public List<String> sample(int column) {
        return rows.stream()
                .filter(row -> row.fault().isEmpty())
                .map(row -> row.cell(column))
                .toList();
    }

    private Sheet named() {
        int width = rows.stream()
                .filter(row -> row.fault().isEmpty())
                .mapToInt(row -> row.cells().size())
                .max()
                .orElse(0);
        boolean named = format.header() && !rows.isEmpty();
        var names = named ? rows.getFirst().cells() : List.<String>of();
        var columns = IntStream.range(0, width)
                .mapToObj(column -> column < names.size() ? names.get(column).strip() : "")
                .toList();
        if (named && rows.size() == 1) throw new UnreadableSheet(new SheetProblem.Empty());
        return new Sheet(format, columns, List.copyOf(rows.subList(named ? 1 : 0, rows.size())));
    }

    private static byte[] start(InputStream file) {
        try (var unpacked = Packing.open(new BufferedInputStream(file, 1 << 16))) {
            return unpacked.readNBytes(START);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SheetRow> rows(byte[] start, SheetFormat format, int most) {
        var rows = new ArrayList<SheetRow>();
        try (var reader = SheetReader.unpacked(new ByteArrayInputStream(start), format)) {
            for (var row = reader.next(); row.isPresent() && rows.size() < most; row = reader.next())
                rows.add(row.get());
        }
        boolean cut = start.length == START && rows.size() < most;
        return cut && rows.size() > 1 ? rows.subList(0, rows.size() - 1) : rows;
    }

    /** The delimiter by which most rows have as many cells as the first, and more than one. */
    private static SheetFormat delimiter(byte[] start, Encoding encoding) {
        var best = SheetFormat.DELIMITERS
                .chars()
                .mapToObj(delimiter -> candidate(start, new SheetFormat(encoding, (char) delimiter, false)))
                .max(Comparator.comparingDouble(Candidate::score))
                .orElseThrow();
        best.problem().ifPresent(problem -> {
            throw new UnreadableSheet(problem);
        });
        return best.format();
    }

    private record Candidate(SheetFormat format, double score, Optional<SheetProblem> problem) {}

    private static Candidate candidate(byte[] start, SheetFormat format) {
        var rows = rows(start, format, ROWS_TO_TELL_DELIMITER);
        if (rows.isEmpty()) return new Candidate(format, 0, Optional.of(new SheetProblem.Empty()));
        long tooMany = rows.stream()
                .filter(row -> hasFault(row, SheetRow.Fault.TOO_MANY_CELLS))
                .count();
        if (2 * tooMany > rows.size()) {
            return new Candidate(format, 1, Optional.of(new SheetProblem.TooManyColumns(SheetReader.MOST_COLUMNS)));
        }
        var widths = rows.stream()
                .filter(row -> row.fault().isEmpty())
                .map(row -> row.cells().size())
                .toList();
        int width = widths.stream()
                .max(Comparator.comparingLong(
                        one -> widths.stream().filter(one::equals).count()))
                .orElse(1);
        double share = widths.stream().filter(one -> one == width).count() / (double) rows.size();
        if (width < 2) return new Candidate(format, 0, Optional.of(new SheetProblem.OneColumn()));
        return new Candidate(format, share * (1 + Math.log(width)), Optional.empty());
    }

    private static boolean hasFault(SheetRow row, SheetRow.Fault fault) {
        return row.fault().filter(fault::equals).isPresent();
    }
}
