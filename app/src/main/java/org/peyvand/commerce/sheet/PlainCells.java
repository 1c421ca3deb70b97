package org.peyvand.commerce.sheet;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** The cells of a line without quotes, looked for and cut out when they are asked for: of many a file most are never read. */
final class PlainCells extends AbstractList<String> implements RandomAccess {

    private static final int USUAL = 16;

    private final String line;
    private final char delimiter;
    private int[] ends = new int[USUAL];
    private int found;
    private boolean all;

    private PlainCells(String line, char delimiter) {
        this.line = line;
        this.delimiter = delimiter;
    }

    static List<String> of(String line, char delimiter) {
        return new PlainCells(line, delimiter);
    }

    /** The cell of a column, blank where the line ends before it. */
    String orBlank(int column) {
        return reaches(column) ? line.substring(begin(column), ends[column]) : "";
    }

    /** Whether nothing stands in any cell. */
    boolean isBlank() {
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (letter != delimiter && !Character.isWhitespace(letter)) return false;
        }
        return true;
    }

    private boolean reaches(int cell) {
        while (found <= cell && !all) findNext();
        return cell < found;
    }

    private void findNext() {
        if (found == ends.length) ends = Arrays.copyOf(ends, 2 * ends.length);
        int end = line.indexOf(delimiter, begin(found));
        all = end < 0;
        ends[found++] = all ? line.length() : end;
    }

    private int begin(int cell) {
        return cell == 0 ? 0 : ends[cell - 1] + 1;
    }

    @Override
    public String get(int cell) {
        if (!reaches(cell)) throw new IndexOutOfBoundsException(cell);
        return orBlank(cell);
    }

    @Override
    public int size() {
        while (!all) findNext();
        return found;
    }
}
