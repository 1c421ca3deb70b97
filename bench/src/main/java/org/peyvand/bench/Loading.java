package org.peyvand.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Loads rows past the program, as owner: indexes are made behind them, then the tables are vacuumed and analysed. */
record Loading(Shop shop, Report report, List<String> tables) {

    private static final String INDEXES = """
            select case when c.conname is null then format('drop index %%s', i.indexrelid::regclass)
                        else format('alter table %%s drop constraint %%I', i.indrelid::regclass, c.conname) end,
                   case when c.conname is null then pg_get_indexdef(i.indexrelid)
                        else format('alter table %%s add constraint %%I %%s', i.indrelid::regclass, c.conname,
                                pg_get_constraintdef(c.oid)) end
            from pg_index i
            left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
            where i.indrelid = any ('{%s}'::regclass[])
              and not exists (select from pg_constraint f where f.conindid = i.indexrelid and f.contype = 'f')""";

    /** What puts the rows in. */
    @FunctionalInterface
    interface Rows {
        void send(Connection connection) throws SQLException, IOException;
    }

    /** As {@link #load(Rows)}, with the indexes left in place, where few rows are added to many. */
    void add(Rows rows) throws SQLException, IOException {
        load(rows, List.of());
    }

    void load(Rows rows) throws SQLException, IOException {
        load(rows, indexes());
    }

    private void load(Rows rows, List<Index> indexes) throws SQLException, IOException {
        try (var connection = shop.database().asOwner();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var index : indexes) statement.execute(index.drop());
            rows.send(connection);
            if (!indexes.isEmpty()) report.progress("building " + indexes.size() + " indexes");
            statement.execute("set maintenance_work_mem = '1GB'");
            for (var index : indexes) statement.execute(index.make());
            statement.execute("vacuum (analyze) " + String.join(", ", tables));
            statement.execute("checkpoint");
        }
    }

    /** How to take an index away and how to put it back. */
    private record Index(String drop, String make) {}

    /** All but the keys that rows of other tables point to. */
    private List<Index> indexes() throws SQLException, IOException {
        var found = new ArrayList<Index>();
        try (var connection = shop.database().asOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(INDEXES.formatted(String.join(",", tables)))) {
            while (rows.next()) found.add(new Index(rows.getString(1), rows.getString(2)));
        }
        return found;
    }
}
