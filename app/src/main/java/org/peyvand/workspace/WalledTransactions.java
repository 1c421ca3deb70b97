package org.peyvand.workspace;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.peyvand.workspace.entry.AccountInView;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Names the workspace to the database ahead of each transaction's first statement; the policies on the tables then show and
 * accept its rows alone. The name ends with the transaction, so a pooled connection carries nothing over.
 */
class WalledTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    WalledTransactions(DataSource dataSource) {
        super(dataSource);
    }

    /** Both of {@code enter} may be null: nobody acts, or no account is in view. */
    private static final String ENTER = "call workspace.enter(?::uuid, ?::uuid)";

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var workspace = Acting.current().map(actor -> actor.workspace().value());
        var account = AccountInView.current();
        if (workspace.isEmpty() && account.isEmpty()) return;
        try {
            DataSourceUtils.getConnection(obtainDataSource())
                    .unwrap(PipelinedConnection.class)
                    .open(ENTER, workspace.orElse(null), account.orElse(null));
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("The workspace could not be named to the database", e);
        }
    }
}
