package org.peyvand.commerce.file;

import java.util.List;

/**
 * A row that was not taken, and why.
 *
 * @param line of the file, from 1
 * @param column the name of the column at fault, or empty where it is the row
 * @param reason the message {@code commerce.rejected.<reason>}
 * @param value what stands there, cut after {@value #LONGEST} characters
 * @param cells the row
 */
public record Rejection(long line, String column, String reason, String value, List<String> cells) {

    private static final int LONGEST = 200;
    private static final int LONGEST_CELL = 2_000;

    public Rejection {
        value = shown(value, LONGEST);
        cells = cells.stream().map(cell -> shown(cell, LONGEST_CELL)).toList();
    }

    private static String shown(String text, int longest) {
        var kept = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return kept.replace('\0', ' ').replace('\uffff', '\ufffd').replaceAll("\\p{Cs}", "\ufffd");
    }
}
