package org.peyvand.commerce;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.peyvand.web.Reader;

/**
 * Writes rejected rows as CSV: line, column and reason before the row's own cells. A cell that a spreadsheet program would
 * take for a formula gets an apostrophe before it, as OWASP's page on CSV injection advises.
 */
final class RejectedTable implements AutoCloseable {

    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

    private final CsvWriter csv;
    private final Reader reader;

    private RejectedTable(CsvWriter csv, Reader reader) {
        this.csv = csv;
        this.reader = reader;
    }

    static RejectedTable to(OutputStream out, Charset charset, Reader reader) throws IOException {
        var writer = new OutputStreamWriter(out, charset);
        writer.write('\ufeff');
        var table = new RejectedTable(CsvWriter.builder().build(writer), reader);
        table.csv.writeRecord(
                reader.say("commerce.rejected.line"),
                reader.say("commerce.rejected.column"),
                reader.say("commerce.rejected.why"));
        return table;
    }

    void write(Rejection row) {
        var own = Stream.of(
                Long.toString(row.line()), row.column(), Understanding.why(row.reason(), row.value(), reader));
        csv.writeRecord(Stream.concat(own, row.cells().stream())
                .map(RejectedTable::harmless)
                .toArray(String[]::new));
    }

    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_BEGINS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
