package org.peyvand.commerce.sheet;

import java.util.List;
import java.util.Optional;

/**
 * A row of a table, or what stands where one should be.
 *
 * @param line where it begins, the first line of the file being 1
 * @param cells as written, quotes taken off; of a broken row its beginning as the only cell
 */
public record SheetRow(long line, List<String> cells, Optional<Fault> fault) {

    /** Why a row cannot be told into cells. */
    public enum Fault {
        /** A quote that is not closed, or closed in the middle of a cell. */
        QUOTES,
        /** Longer than a megabyte. */
        TOO_LONG,
        /** Bytes that are not of the encoding of the rest. */
        ENCODING,
        TOO_MANY_CELLS
    }

    /** The cell of a column, blank where the row ends before it. */
    public String cell(int column) {
        if (cells instanceof PlainCells plain) return plain.orBlank(column);
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        if (fault.isPresent()) return false;
        if (cells instanceof PlainCells plain) return plain.isBlank();
        for (var cell : cells) if (!cell.isBlank()) return false;
        return true;
    }
}
