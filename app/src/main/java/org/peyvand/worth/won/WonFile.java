package org.peyvand.worth.won;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.peyvand.web.Reader;
import org.peyvand.worth.figures.Cells;
import org.peyvand.worth.figures.NamesFile;
import org.springframework.stereotype.Component;

/** Those won by something as a file for spreadsheet programs. */
@Component
class WonFile {

    private final WonCustomers won;
    private final NamesFile files;

    WonFile(WonCustomers won, NamesFile files) {
        this.won = won;
        this.files = files;
    }

    void write(WonAsked asked, Reader reader, HttpServletResponse response) throws IOException {
        var cells = new Cells(reader);
        files.write(
                response, reader, List.of("worth.column.orders", "customer.worth", "worth.column.expected"), after -> {
                    var slice = won.page(asked, after, NamesFile.PAGE);
                    var lines = slice.people().stream()
                            .map(one -> NamesFile.line(
                                    one.customer(),
                                    cells.count(one.customer().standing().orders()),
                                    cells.money(one.customer().standing().worth()),
                                    cells.money(one.expected())))
                            .toList();
                    return new NamesFile.Part(lines, slice.next());
                });
    }
}
