package org.peyvand.commerce.sheet;

/**
 * How a file writes its table.
 *
 * @param delimiter what stands between cells: comma, semicolon, tab or bar
 * @param header whether the first row names the columns
 */
public record SheetFormat(Encoding encoding, char delimiter, boolean header) {

    /** The delimiters that are understood. */
    public static final String DELIMITERS = ",;\t|";

    public SheetFormat {
        if (DELIMITERS.indexOf(delimiter) < 0) throw new IllegalArgumentException("No delimiter: " + (int) delimiter);
    }
}
