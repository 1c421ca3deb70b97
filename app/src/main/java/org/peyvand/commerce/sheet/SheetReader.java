package org.peyvand.commerce.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.peyvand.commerce.sheet.CellSplitter.State;
import org.peyvand.commerce.sheet.Lines.Line;
import org.peyvand.commerce.sheet.SheetRow.Fault;

/**
 * Reads the rows of a table one by one, in constant memory. A row that is broken is told as such with its line, and
 * reading goes on with the next line: an unclosed quote never swallows what follows. Libraries for CSV stop at the first
 * broken row or read on inside the quote, which is why this one is our own.
 */
public final class SheetReader implements AutoCloseable {

    /** The most columns of a table. */
    public static final int MOST_COLUMNS = 500;

    private static final int MOST_LINES_QUOTED = 100;
    private static final int MOST_QUOTED = 100_000;
    private static final int SHOWN_OF_BROKEN = 1_000;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final InputStream bytes;
    private final Lines lines;
    private final CellSplitter splitter;
    private final Encoding encoding;
    private final Deque<Line> readAhead = new ArrayDeque<>();

    private SheetReader(InputStream bytes, SheetFormat format) {
        this.bytes = bytes;
        this.lines = new Lines(format.encoding().reader(bytes));
        this.splitter = new CellSplitter(format.delimiter());
        this.encoding = format.encoding();
    }

    /**
     * Begins to read a file; its header, if it has one, comes as the first row.
     *
     * @throws UnreadableSheet when it cannot be unpacked, now or further on
     */
    public static SheetReader open(InputStream file, SheetFormat format) {
        try {
            return new SheetReader(Packing.open(new BufferedInputStream(file, 1 << 16)), format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SheetReader unpacked(InputStream table, SheetFormat format) {
        return new SheetReader(table, format);
    }

    /** The next row that is not blank; empty at the end of the table. */
    public Optional<SheetRow> next() {
        try {
            for (var line = line(); line != null; line = line()) {
                var row = row(line);
                if (!row.isBlank()) return Optional.of(row);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line line() throws IOException {
        return readAhead.isEmpty() ? withoutMark(lines.next()) : readAhead.poll();
    }

    private static Line withoutMark(Line line) {
        boolean marked = line != null && line.number() == 1 && line.text().indexOf(BYTE_ORDER_MARK) == 0;
        return marked ? new Line(1, line.text().substring(1), line.tooLong()) : line;
    }

    private SheetRow row(Line line) throws IOException {
        if (line.tooLong()) return broken(line, Fault.TOO_LONG);
        var state = splitter.begin(line.text());
        boolean readOn = state == State.QUOTE_OPEN;
        if (readOn) state = readOn(line);
        if (state != State.COMPLETE) return broken(line, Fault.QUOTES);
        var cells = splitter.cells();
        boolean mayBeMany = readOn || line.text().length() >= MOST_COLUMNS;
        if (mayBeMany && cells.size() > MOST_COLUMNS) return broken(line, Fault.TOO_MANY_CELLS);
        if (isUnreadable(line.text()) || readOn && cells.stream().anyMatch(this::isUnreadable))
            return new SheetRow(line.number(), cells, Optional.of(Fault.ENCODING));
        return new SheetRow(line.number(), cells, Optional.empty());
    }

    /** Looks for the quote's end in the lines that follow; where there is none they are rows of their own again. */
    private State readOn(Line first) throws IOException {
        Deque<Line> taken = new ArrayDeque<>();
        var state = State.QUOTE_OPEN;
        int length = first.text().length();
        while (state == State.QUOTE_OPEN && taken.size() < MOST_LINES_QUOTED && length < MOST_QUOTED) {
            var line = line();
            if (line == null) break;
            taken.add(line);
            length += line.text().length();
            state = line.tooLong() ? State.BROKEN : splitter.goOn(line.text());
        }
        if (state != State.COMPLETE) while (!taken.isEmpty()) readAhead.addFirst(taken.pollLast());
        return state;
    }

    private static SheetRow broken(Line line, Fault fault) {
        var start =
                line.text().substring(0, Math.min(SHOWN_OF_BROKEN, line.text().length()));
        return new SheetRow(line.number(), List.of(start), Optional.of(fault));
    }

    private boolean isUnreadable(String text) {
        return text.indexOf(Encoding.UNREADABLE) >= 0 || encoding.isMisread(text);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
