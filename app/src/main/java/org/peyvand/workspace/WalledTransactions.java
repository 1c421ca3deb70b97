package org.peyvand.workspace;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.peyvand.workspace.entry.AccountInView;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Names the workspace to the database as each transaction opens; the policies on the tables then show and accept its
 * rows alone. {@code set local} ends with the transaction, so a pooled connection carries nothing over.
 */
class WalledTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    WalledTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var naming = naming();
        if (naming.isEmpty()) return;
        try (var statement = DataSourceUtils.getConnection(obtainDataSource()).createStatement()) {
            statement.execute(naming);
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("The workspace could not be named to the database", e);
        }
    }

    private static String naming() {
        var workspace = Acting.current()
                .map(actor -> set("app.workspace", actor.workspace().value()))
                .orElse("");
        var account = AccountInView.current().map(id -> set("app.account", id)).orElse("");
        return workspace + account;
    }

    private static String set(String name, UUID value) {
        return "set local " + name + " = '" + value + "';";
    }
}
