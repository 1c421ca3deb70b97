package org.peyvand.commerce.sheet;

/** Why a file as a whole is no table that can be read. Worded by {@code commerce.sheet.<key>} in the bundles. */
public enum SheetProblem {
    /** Nothing in it, nothing but blanks, or nothing below the header. */
    EMPTY("empty"),
    /** No text at all. */
    BINARY("binary"),
    /** A workbook of a spreadsheet program, which can save it as CSV. */
    WORKBOOK("workbook"),
    /** A table of one column says nothing about anyone. */
    ONE_COLUMN("oneColumn"),
    /** More than {@value SheetReader#MOST_COLUMNS}. */
    TOO_MANY_COLUMNS("tooManyColumns"),
    /** Packed so densely, or so large unpacked, that it was made to do harm. */
    TOO_LARGE("tooLarge"),
    /** Says it is packed and cannot be unpacked, or was cut short. */
    BROKEN_ARCHIVE("brokenArchive"),
    /** A zip of other things. */
    NO_TABLE_INSIDE("noTableInside");

    private final String key;

    SheetProblem(String key) {
        this.key = key;
    }

    /** The last part of its message's key. */
    public String key() {
        return key;
    }
}
