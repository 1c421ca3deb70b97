package org.peyvand.commerce.sheet;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** The cells of a line without quotes, cut out when they are asked for: of many a file most columns are never read. */
final class PlainCells extends AbstractList<String> implements RandomAccess {

    private static final int USUAL = 16;

    private final String line;
    private final int[] ends;

    private PlainCells(String line, int[] ends) {
        this.line = line;
        this.ends = ends;
    }

    static List<String> of(String line, char delimiter) {
        var ends = new int[USUAL];
        int cells = 0;
        for (int to = line.indexOf(delimiter); to >= 0; to = line.indexOf(delimiter, to + 1)) {
            if (cells == ends.length - 1) ends = Arrays.copyOf(ends, 2 * ends.length);
            ends[cells++] = to;
        }
        ends[cells++] = line.length();
        return new PlainCells(line, Arrays.copyOf(ends, cells));
    }

    @Override
    public String get(int cell) {
        return line.substring(cell == 0 ? 0 : ends[cell - 1] + 1, ends[cell]);
    }

    @Override
    public int size() {
        return ends.length;
    }
}
