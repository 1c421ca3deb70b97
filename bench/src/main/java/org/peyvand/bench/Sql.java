package org.peyvand.bench;

import java.util.List;
import java.util.Optional;

/**
 * The statements of one request, in the transactions they ran in.
 *
 * @param transactions in the order they began
 */
record Sql(List<Transaction> transactions) {

    /**
     * @param text with a question mark for each parameter
     * @param parameters in text form; empty for null
     */
    record Statement(String text, List<Optional<String>> parameters) {}

    /** A transaction, or a statement that ran on its own. */
    record Transaction(boolean alone, boolean readOnly, List<Statement> statements) {

        boolean touches(String table) {
            return statements.stream().anyMatch(statement -> statement.text().contains(table));
        }
    }

    /** Without the reading and touching of the session, which every page has alike. */
    Sql ofThePageItself() {
        return new Sql(transactions.stream()
                .filter(transaction -> !transaction.touches("platform.spring_session"))
                .toList());
    }

    int statements() {
        return transactions.stream()
                .mapToInt(transaction -> transaction.statements().size())
                .sum();
    }
}
