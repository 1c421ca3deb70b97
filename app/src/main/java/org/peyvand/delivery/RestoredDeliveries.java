package org.peyvand.delivery;

import java.sql.Connection;
import java.sql.SQLException;

/** The deliveries of a database that was filled from a backup. */
public final class RestoredDeliveries {

    private static final String UNCERTAIN = """
            update delivery.delivery set state = 'uncertain', ended_at = now(), claimed_until = null,
                problem = 'delivery.problem.restored', detail = ''
            where state in ('planned', 'sending')""";

    private static final String ACCOUNT =
            "update delivery.tally set uncertain = uncertain + open, open = 0 where open > 0";

    private RestoredDeliveries() {}

    /**
     * Whatever was to leave when the backup was taken may have left since: nobody sends it twice, a person decides.
     *
     * @param connection of the tables' owner, in the transaction that fills them
     */
    public static void leaveToPeople(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(UNCERTAIN);
            statement.execute(ACCOUNT);
        }
    }
}
