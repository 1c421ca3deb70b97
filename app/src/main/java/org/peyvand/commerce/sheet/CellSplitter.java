package org.peyvand.commerce.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one row into cells as RFC 4180 has it, fed line by line, since a quoted cell may run over several. A quote
 * counts as one only at the beginning of a cell; elsewhere it is a letter, as in 5" pipe.
 */
final class CellSplitter {

    /** How far the row has come. */
    enum State {
        COMPLETE,
        QUOTE_OPEN,
        BROKEN
    }

    private static final char QUOTE = '"';

    private final char delimiter;
    private List<String> cells = new ArrayList<>();
    private final StringBuilder quoted = new StringBuilder();
    private boolean open;

    CellSplitter(char delimiter) {
        this.delimiter = delimiter;
    }

    List<String> cells() {
        return cells;
    }

    /** Begins a row with its first line. */
    State begin(String line) {
        cells = new ArrayList<>();
        open = false;
        return line.indexOf(QUOTE) < 0 ? plain(line) : on(line, 0);
    }

    /** Goes on within an open quote with the next line. */
    State goOn(String line) {
        quoted.append('\n');
        return on(line, 0);
    }

    private State plain(String line) {
        cells = PlainCells.of(line, delimiter);
        return State.COMPLETE;
    }

    private State on(String line, int from) {
        int at = from;
        while (true) {
            int after = open ? closing(line, at) : cell(line, at);
            if (after == BROKEN) return State.BROKEN;
            if (after == OPEN) return State.QUOTE_OPEN;
            if (after > line.length()) return State.COMPLETE;
            at = after;
        }
    }

    private static final int BROKEN = -1;
    private static final int OPEN = -2;

    /** Takes the cell that begins here; the place after its delimiter, one beyond the end after the last. */
    private int cell(String line, int from) {
        int start = from;
        while (start < line.length() && line.charAt(start) == ' ') start++;
        if (start < line.length() && line.charAt(start) == QUOTE) {
            open = true;
            quoted.setLength(0);
            return closing(line, start + 1);
        }
        int to = line.indexOf(delimiter, from);
        cells.add(line.substring(from, to < 0 ? line.length() : to));
        return to < 0 ? line.length() + 1 : to + 1;
    }

    private int closing(String line, int from) {
        int at = from;
        while (true) {
            int quote = line.indexOf(QUOTE, at);
            if (quote < 0) {
                quoted.append(line, at, line.length());
                return OPEN;
            }
            quoted.append(line, at, quote);
            if (quote + 1 == line.length() || line.charAt(quote + 1) != QUOTE) return close(line, quote + 1);
            quoted.append(QUOTE);
            at = quote + 2;
        }
    }

    private int close(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ' && delimiter != ' ') at++;
        if (at < line.length() && line.charAt(at) != delimiter) return BROKEN;
        open = false;
        cells.add(quoted.toString());
        return at + 1;
    }
}
