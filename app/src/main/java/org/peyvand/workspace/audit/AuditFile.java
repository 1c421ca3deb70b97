package org.peyvand.workspace.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peyvand.web.CsvTable;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.AuditSubject;
import org.peyvand.workspace.Permission;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log as a file for spreadsheet programs, read a page at a time so that neither memory nor a transaction holds it all.
 * That it was taken along stands in the log.
 */
@Component
class AuditFile {

    private static final int PAGE = 500;

    private final AuditLines lines;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AuditFile(AuditLines lines, Audit audit, TransactionTemplate transaction) {
        this.lines = lines;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Whether the one acting may take it along. */
    static boolean mayBeMade() {
        return Acting.now().role().allows(Permission.EXPORT);
    }

    void write(AuditAsked asked, Reader reader, HttpServletResponse response) throws IOException {
        Acting.require(Permission.SEE_AUDIT);
        Acting.require(Permission.EXPORT);
        var slice = lines.page(asked, Optional.empty(), PAGE, reader);
        transaction.executeWithoutResult(_ -> audit.record("audit.taken", "workspace", Acting.workspace(), Map.of()));
        var name = ContentDisposition.attachment().filename("changes.csv").build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", name.toString());
        try (var table = CsvTable.to(response.getOutputStream(), StandardCharsets.UTF_8)) {
            table.write(Stream.of("when", "utc", "who", "what", "about", "changes", "action")
                    .map(column -> reader.say("audit." + column))
                    .toList());
            write(slice, reader, table);
            while (slice.next().isPresent()) {
                slice = lines.page(asked, slice.next(), PAGE, reader);
                write(slice, reader, table);
            }
        }
    }

    private static void write(AuditLines.Slice slice, Reader reader, CsvTable table) {
        slice.lines().forEach(view -> table.write(cells(view, reader)));
    }

    private static List<String> cells(AuditView view, Reader reader) {
        var line = view.line();
        return List.of(
                reader.dateTime(line.at()),
                line.at().toString(),
                line.kind() == Actor.Kind.SYSTEM ? reader.say("audit.system") : line.actor(),
                view.words(),
                view.about().stream()
                        .map(AuditSubject.Named::name)
                        .collect(Collectors.joining(reader.say("audit.and"))),
                view.changes().stream()
                        .map(change ->
                                reader.say("audit.change", change.field(), some(change.from()), some(change.to())))
                        .collect(Collectors.joining("\n")),
                line.action());
    }

    private static String some(String value) {
        return value.isEmpty() ? "—" : value;
    }
}
