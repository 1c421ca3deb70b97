package org.peyvand.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads transactions back from what the server wrote down. */
final class SqlLogReader {

    /** Stands between two requests. */
    static final String MARK = "between two requests of the bench";

    private static final Pattern LINE = Pattern.compile("(?s)(\\S*) (\\d+)\\|([A-Z]+):  (.*)");
    /** But for "execute fetch from …", by which one statement's rows are read on. */
    private static final Pattern STATEMENT = Pattern.compile("(?s)(?:execute (?!fetch from )[^:]*|statement): (.*)");

    private static final Pattern PARAMETERS = Pattern.compile("(?s)[Pp]arameters: (.*)");
    private static final Pattern PARAMETER = Pattern.compile("(?s)\\$\\d+ = (?:NULL|'([^']*+(?:''[^']*+)*+)')");
    private static final Pattern MARKER = Pattern.compile("\\$\\d+");

    /** Work of the program that no request asked for. */
    private static final List<String> BACKGROUND = List.of("platform.scheduled_tasks", "platform.event_publication");

    private final String user;
    private final List<List<Sql.Transaction>> requests = new ArrayList<>();
    private final Map<String, Sql.Transaction> open = new HashMap<>();

    SqlLogReader(String user) {
        this.user = user;
    }

    List<Sql> read(List<String> lines) {
        for (var entry : entries(lines)) {
            var parts = LINE.matcher(entry);
            if (parts.matches()) take(parts.group(1), parts.group(2), parts.group(4));
        }
        return requests.subList(0, requests.size() - 1).stream()
                .map(transactions -> new Sql(
                        transactions.stream().filter(SqlLogReader::isOfRequest).toList()))
                .toList();
    }

    private static boolean isOfRequest(Sql.Transaction transaction) {
        return !transaction.statements().isEmpty() && BACKGROUND.stream().noneMatch(transaction::touches);
    }

    /** A further line of a statement begins with a tab. */
    private static List<String> entries(List<String> lines) {
        var entries = new ArrayList<StringBuilder>();
        for (var line : lines) {
            if (!line.startsWith("\t")) entries.add(new StringBuilder(line));
            else if (!entries.isEmpty()) entries.getLast().append('\n').append(line, 1, line.length());
        }
        return entries.stream().map(StringBuilder::toString).toList();
    }

    private void take(String who, String process, String said) {
        var statement = STATEMENT.matcher(said);
        var parameters = PARAMETERS.matcher(said);
        if (said.contains(MARK) && !who.equals(user)) requests.add(new ArrayList<>());
        else if (!who.equals(user) || requests.isEmpty()) return;
        else if (statement.matches()) run(process, statement.group(1).strip());
        else if (parameters.matches()) bind(process, parameters.group(1));
    }

    private void run(String process, String text) {
        if (text.startsWith("BEGIN")) begin(process, text.contains("READ ONLY"));
        else if (text.equals("COMMIT") || text.equals("ROLLBACK")) open.remove(process);
        else if (!text.isEmpty()) transaction(process).statements().add(new Sql.Statement(text, new ArrayList<>()));
    }

    private void begin(String process, boolean readOnly) {
        var transaction = new Sql.Transaction(false, readOnly, new ArrayList<>());
        open.put(process, transaction);
        requests.getLast().add(transaction);
    }

    /** That of the process, or one of its own for a statement outside any. */
    private Sql.Transaction transaction(String process) {
        var begun = open.get(process);
        if (begun != null && !begun.alone()) return begun;
        var alone = new Sql.Transaction(true, false, new ArrayList<>());
        open.put(process, alone);
        requests.getLast().add(alone);
        return alone;
    }

    private void bind(String process, String list) {
        var transaction = open.get(process);
        if (transaction == null || transaction.statements().isEmpty()) return;
        if (!transaction.statements().getLast().parameters().isEmpty()) return;
        var statement = transaction.statements().removeLast();
        var values = new ArrayList<Optional<String>>();
        var parameter = PARAMETER.matcher(list);
        while (parameter.find())
            values.add(Optional.ofNullable(parameter.group(1)).map(text -> text.replace("''", "'")));
        transaction.statements().add(new Sql.Statement(withMarks(statement.text()), values));
    }

    /** As the driver wants it: its numbers were given in order, and a question mark of the statement's own is doubled. */
    private static String withMarks(String text) {
        return MARKER.matcher(text.replace("?", "??")).replaceAll("?");
    }
}
