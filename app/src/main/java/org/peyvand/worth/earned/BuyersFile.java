package org.peyvand.worth.earned;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.peyvand.web.Reader;
import org.peyvand.worth.figures.Cells;
import org.peyvand.worth.figures.NamesFile;
import org.springframework.stereotype.Component;

/** The buyers behind a figure as a file for spreadsheet programs. */
@Component
class BuyersFile {

    private final Buyers buyers;
    private final NamesFile files;

    BuyersFile(Buyers buyers, NamesFile files) {
        this.buyers = buyers;
        this.files = files;
    }

    void write(Buyers.Asked asked, Reader reader, HttpServletResponse response) throws IOException {
        var cells = new Cells(reader);
        files.write(response, reader, List.of("worth.column.orders", "worth.people.net", "customer.worth"), after -> {
            var slice = buyers.page(asked, after, NamesFile.PAGE);
            var lines = slice.people().stream()
                    .map(one -> NamesFile.line(
                            one.customer(),
                            cells.count(one.orders()),
                            cells.money(one.net()),
                            cells.money(one.customer().standing().worth())))
                    .toList();
            return new NamesFile.Part(lines, slice.next());
        });
    }
}
