package org.peyvand.commerce.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.peyvand.web.CsvTable;
import org.peyvand.web.Reader;

/** Writes rejected rows as CSV: line, column and reason before the row's own cells. */
final class RejectedTable implements AutoCloseable {

    private final CsvTable csv;
    private final Reader reader;

    private RejectedTable(CsvTable csv, Reader reader) {
        this.csv = csv;
        this.reader = reader;
    }

    static RejectedTable to(OutputStream out, Charset charset, Reader reader) throws IOException {
        var table = new RejectedTable(CsvTable.to(out, charset), reader);
        table.csv.write(List.of(
                reader.say("commerce.rejected.line"),
                reader.say("commerce.rejected.column"),
                reader.say("commerce.rejected.why")));
        return table;
    }

    void write(Rejection row) {
        var own = Stream.of(
                Long.toString(row.line()), row.column(), Understanding.why(row.reason(), row.value(), reader));
        csv.write(Stream.concat(own, row.cells().stream()).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
