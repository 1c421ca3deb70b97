package org.peyvand.worth.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.peyvand.web.CsvTable;
import org.springframework.http.ContentDisposition;

/** A table of figures as a file for spreadsheet programs. */
public final class FiguresFile {

    private FiguresFile() {}

    /** Answers with the table: its heads, and its lines as programs read them. */
    public static void write(Figures figures, HttpServletResponse response) throws IOException {
        var name =
                ContentDisposition.attachment().filename(figures.key() + ".csv").build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", name.toString());
        try (var table = CsvTable.to(response.getOutputStream(), StandardCharsets.UTF_8)) {
            table.write(figures.columns());
            for (var line : figures.lines()) {
                var cells = line.cells().stream().map(Figures.Cell::plain);
                table.write(Stream.concat(Stream.of(line.label()), cells).toList());
            }
        }
    }
}
