package org.peyvand.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A table written as CSV for spreadsheet programs, which know the charset by the mark it begins with. A cell that such a
 * program would take for a formula gets an apostrophe before it, as OWASP's page on CSV injection advises.
 */
public final class CsvTable implements AutoCloseable {

    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

    private final CsvWriter csv;

    private CsvTable(CsvWriter csv) {
        this.csv = csv;
    }

    public static CsvTable to(OutputStream out, Charset charset) throws IOException {
        var writer = new OutputStreamWriter(out, charset);
        writer.write('\ufeff');
        return new CsvTable(CsvWriter.builder().build(writer));
    }

    /** Writes a row, each cell made harmless. */
    public void write(List<String> cells) {
        csv.writeRecord(cells.stream().map(CsvTable::harmless).toArray(String[]::new));
    }

    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_BEGINS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
