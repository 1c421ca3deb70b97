package org.peyvand.worth.figures;

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
public class NamesFile {

    static final int MOST = 20_000;

    /** So many are read at a time. */
    public static final int PAGE = 500;

    private final Audit audit;
    private final TransactionTemplate transaction;

    NamesFile(Audit audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Whether the one acting may take names along. */
    public static boolean mayBeMade() {
        return Acting.now().role().allows(Permission.EXPORT);
    }

    /** Some lines, and behind whom the next ones begin. */
    public record Part(List<List<String>> lines, Optional<Cursor> next) {}

    /** A line of somebody and their figures. */
    public static List<String> line(CustomerList.Row customer, Figures.Cell... figures) {
        var cells = new ArrayList<>(List.of(
                customer.name(),
                customer.city(),
                customer.handle().map(Handle::typed).map(Digits::toAscii).orElse("")));
        Stream.of(figures).map(Figures.Cell::plain).forEach(cells::add);
        return cells;
    }

    /**
     * Writes the heads and all parts, from the first on.
     *
     * @param figures the heads of the figures, as keys of the bundles
     * @param parts reads those behind a customer
     */
    public void write(
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
