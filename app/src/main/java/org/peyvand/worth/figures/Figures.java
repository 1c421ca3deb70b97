package org.peyvand.worth.figures;

import java.util.List;

/**
 * A table of figures: shown below its chart, and downloaded.
 *
 * @param key names it in addresses; its heading is the message {@code worth.figures.<key>}
 * @param columns heads, that of the lines' labels first
 * @param download the address of it as a file
 */
public record Figures(String key, List<String> columns, List<Line> lines, String download) {

    /** Downloaded from the address all tables of the part share. */
    public Figures(String key, List<String> columns, List<Line> lines) {
        this(key, columns, lines, "/worth/figures?key=" + key);
    }

    /** The same, downloaded from another address. */
    public Figures at(String address) {
        return new Figures(key, columns, lines, address);
    }

    /** One line; the address leads to the customers it counts, or is "". */
    public record Line(String label, String href, List<Cell> cells) {}

    /**
     * One figure.
     *
     * @param text for people
     * @param plain for programs: no grouping, Latin digits
     * @param href leads to the customers it counts, or is ""
     * @param heat 0 to 10 where it is painted by its size, else -1
     */
    public record Cell(String text, String plain, String href, int heat) {

        /** Leads nowhere and is not painted. */
        public Cell(String text, String plain) {
            this(text, plain, "", -1);
        }

        /** Where there is no figure. */
        public static final Cell NONE = new Cell("", "");

        /** The same, leading to those it counts. */
        public Cell to(String address) {
            return new Cell(text, plain, address, heat);
        }

        /** The same, painted by its share of the largest, 0 to 1. */
        public Cell painted(double share) {
            return new Cell(text, plain, href, (int) Math.clamp(Math.round(share * 10), 0, 10));
        }
    }
}
