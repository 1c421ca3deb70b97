package org.peyvand;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.transaction.support.TransactionTemplate;

/** A workspace with so many rows that what is read of them must be read along an index, and how the database goes about it. */
public final class FilledShop {

    private final TestWorkspace shop = TestWorkspace.create();
    private final DSLContext db;
    private final TransactionTemplate transaction;

    /** @param rows the statements that put the rows into a workspace, past the wall, and have their tables analysed */
    public FilledShop(DSLContext db, TransactionTemplate transaction, Function<TestWorkspace, String> rows) {
        this.db = db;
        this.transaction = transaction;
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(rows.apply(shop));
            }
        });
    }

    public TestWorkspace shop() {
        return shop;
    }

    /** How the database goes about a query. */
    public String plan(Supplier<? extends Query> query) {
        return shop.acting(
                () -> transaction.execute(_ -> db.explain(query.get()).plan()));
    }
}
