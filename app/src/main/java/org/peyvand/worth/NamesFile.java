package org.peyvand.worth;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerList;
import org.peyvand.customer.Handle;
import org.peyvand.language.Digits;
import org.peyvand.web.CsvTable;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The customers behind a figure as a file for spreadsheet programs: read a page at a time, {@value #MOST} at most, so that
 * neither memory nor a transaction holds them all. What leaves in this way is written into the audit trail.
 */
@Component
class NamesFile {

    static final int MOST = 20_000;

    private static final int PAGE = 500;

    private final WonCustomers won;
    private final Buyers buyers;
    private final Audit audit;
    private final TransactionTemplate transaction;

    NamesFile(WonCustomers won, Buyers buyers, Audit audit, TransactionTemplate transaction) {
        this.won = won;
        this.buyers = buyers;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Whether the one acting may take names along. */
    static boolean mayBeMade() {
        return Acting.now().role().allows(Permission.EXPORT);
    }

    /** Some lines, and behind whom the next ones begin. */
    private record Part(List<List<String>> lines, Optional<Cursor> next) {}

    void won(WonAsked asked, Reader reader, HttpServletResponse response) throws IOException {
        var cells = new Cells(reader);
        write(response, reader, List.of("worth.column.orders", "customer.worth", "worth.column.expected"), after -> {
            var slice = won.page(asked, after, PAGE);
            var lines = slice.people().stream()
                    .map(one -> line(
                            one.customer(),
                            cells.count(one.customer().standing().orders()),
                            cells.money(one.customer().standing().worth()),
                            cells.money(one.expected())))
                    .toList();
            return new Part(lines, slice.next());
        });
    }

    void buyers(Buyers.Asked asked, Reader reader, HttpServletResponse response) throws IOException {
        var cells = new Cells(reader);
        write(response, reader, List.of("worth.column.orders", "worth.people.net", "customer.worth"), after -> {
            var slice = buyers.page(asked, after, PAGE);
            var lines = slice.people().stream()
                    .map(one -> line(
                            one.customer(),
                            cells.count(one.orders()),
                            cells.money(one.net()),
                            cells.money(one.customer().standing().worth())))
                    .toList();
            return new Part(lines, slice.next());
        });
    }

    private static List<String> line(CustomerList.Row customer, Figures.Cell... figures) {
        var cells = new ArrayList<>(List.of(
                customer.name(),
                customer.city(),
                customer.handle().map(Handle::typed).map(Digits::toAscii).orElse("")));
        Stream.of(figures).map(Figures.Cell::plain).forEach(cells::add);
        return cells;
    }

    private void write(
            HttpServletResponse response, Reader reader, List<String> figures, Function<Optional<Cursor>, Part> parts)
            throws IOException {
        Acting.require(Permission.EXPORT);
        var part = parts.apply(Optional.empty());
        transaction.executeWithoutResult(
                _ -> audit.record("worth.namesTaken", "workspace", Acting.workspace(), Map.of()));
        var name = ContentDisposition.attachment().filename("customers.csv").build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", name.toString());
        try (var table = CsvTable.to(response.getOutputStream(), StandardCharsets.UTF_8)) {
            var heads = Stream.of("customer.name", "customer.city", "worth.column.reached");
            table.write(Stream.concat(heads, figures.stream()).map(reader::say).toList());
            part.lines().forEach(table::write);
            for (int read = PAGE; part.next().isPresent() && read < MOST; read += PAGE) {
                part = parts.apply(part.next());
                part.lines().forEach(table::write);
            }
            if (part.next().isPresent()) table.write(List.of(reader.say("worth.people.first", reader.number(MOST))));
        }
    }
}
