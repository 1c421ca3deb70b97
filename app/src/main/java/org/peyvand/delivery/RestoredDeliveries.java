package org.peyvand.delivery;

import java.sql.Connection;
import java.sql.SQLException;

/** The deliveries of a database that was filled from a backup. */
public final class RestoredDeliveries {

    static final Problem RESTORED = new Problem("delivery.problem.restored");

    private static final String ABANDONED = """
            update delivery.delivery set state = 'sending', claim_id = gen_random_uuid(), claimed_until = now(),
                problem = '%s', detail = ''
            where state in ('planned', 'sending')""".formatted(RESTORED.key());

    private RestoredDeliveries() {}

    /**
     * Whatever was to leave when the backup was taken may have left since: it stands as if its worker had died over it. The
     * first sweep of the program finds it so, tells whoever waits for it that it is uncertain, and a person decides.
     *
     * @param connection of the tables' owner, in the transaction that fills them
     */
    public static void leaveToPeople(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(ABANDONED);
        }
    }
}
