package org.peyvand.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Brings a database to the schema of this version, and gives the program a role of its own that neither owns a table
 * nor can step around a row-level-security policy.
 */
public final class Schema {

    /**
     * No statement, wait or forgotten transaction of the program holds the database for ever; and its statements are
     * many and short, so none takes a second core from the others.
     */
    private static final List<String> RUNTIME_SETTINGS = List.of(
            "statement_timeout = '5min'",
            "lock_timeout = '1min'",
            "idle_in_transaction_session_timeout = '10min'",
            "max_parallel_workers_per_gather = 0");

    private static final int OLDEST = 16;
    private static final String LATEST = "latest";

    /** The schemas the migrations make, each that of a module; a database may hold others'. */
    static final List<String> NAMES = List.of(
            "channel",
            "commerce",
            "conversation",
            "customer",
            "delivery",
            "knowledge",
            "llm",
            "platform",
            "timeline",
            "workspace",
            "worth");

    private static final String RIGHTS = " nosuperuser nobypassrls nocreatedb nocreaterole";

    private Schema() {}

    /**
     * Migrates the database as its owner.
     *
     * @param owner an address whose user owns the database and may create roles
     * @return the address by which the program connects: the same database, as the role without rights beyond its own
     * @throws DatabaseUnavailable when the database cannot be reached or the role cannot be made
     */
    public static DatabaseAddress migrate(DatabaseAddress owner) {
        return migrate(owner, LATEST);
    }

    /** As {@link #migrate(DatabaseAddress)}, to the schema of an earlier version. */
    static DatabaseAddress migrate(DatabaseAddress owner, String version) {
        var runtime = runtimeRole(owner);
        owner.execute(connection -> {
            refuseOldServer(owner, connection);
            ensure(runtime, connection);
        });
        try {
            flyway(owner, runtime, version).migrate();
        } catch (FlywayException refused) {
            if (!(refused.getCause() instanceof SQLException cause)) throw refused;
            owner.execute(_ -> {
                throw cause;
            });
        }
        return runtime;
    }

    private static void refuseOldServer(DatabaseAddress owner, Connection connection) throws SQLException {
        var server = connection.getMetaData();
        if (server.getDatabaseMajorVersion() < OLDEST)
            throw new DatabaseUnavailable("Peyvand needs PostgreSQL " + OLDEST + " or later; at " + owner + " runs "
                    + server.getDatabaseProductVersion() + ".");
    }

    /** The version of the schema a database has, as far as it was made; or none. */
    static Optional<MigrationVersion> installed(Connection connection) throws SQLException {
        if (!hasTable("platform.flyway_schema_history", connection)) return Optional.empty();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select version from platform.flyway_schema_history where success and version is not null
                        order by installed_rank desc limit 1""")) {
            return found.next() ? Optional.of(MigrationVersion.fromVersion(found.getString(1))) : Optional.empty();
        }
    }

    /** Whether somebody works with the database: a business was founded in it. */
    static boolean isInUse(Connection connection) throws SQLException {
        if (!hasTable("workspace.workspace", connection)) return false;
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select from workspace.workspace limit 1")) {
            return found.next();
        }
    }

    private static boolean hasTable(String name, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select to_regclass('" + name + "') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }

    /** Whether this program can give a database the schema of that version. */
    static boolean knows(DatabaseAddress owner, String version) {
        var all = flyway(owner, runtimeRole(owner), LATEST).info().all();
        return Arrays.stream(all)
                .anyMatch(one -> one.getVersion() != null
                        && one.getVersion().getVersion().equals(version));
    }

    private static Flyway flyway(DatabaseAddress owner, DatabaseAddress runtime, String version) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(owner.url(), owner.user().isEmpty() ? null : owner.user(), owner.password())
                .locations("classpath:migration")
                .schemas("platform")
                .placeholders(Map.of("runtime", runtime.user()))
                .validateMigrationNaming(true)
                .target(version)
                .load();
    }

    /**
     * The address by which the program connects to a database that is migrated. The password follows from the owner's, so
     * that every node of an installation knows it.
     *
     * @throws DatabaseUnavailable when the database cannot be reached
     */
    public static DatabaseAddress runtimeRole(DatabaseAddress owner) {
        var role = new String[1];
        owner.execute(connection -> role[0] = connection.getCatalog() + "_runtime");
        return new DatabaseAddress(owner.url(), role[0], derive(owner.password(), role[0]));
    }

    private static String derive(String secret, String role) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("peyvand:" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lock keeps two nodes that start together from making the role at once. */
    private static void ensure(DatabaseAddress runtime, Connection connection) throws SQLException {
        var name = connection.createStatement().enquoteIdentifier(runtime.user(), true);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(7065797661)");
            var found = statement.executeQuery("select rolsuper or rolbypassrls from pg_roles where rolname = "
                    + statement.enquoteLiteral(runtime.user()));
            var known = found.next();
            if (known && found.getBoolean(1))
                throw new DatabaseUnavailable("The role " + name
                        + " can step around the wall between workspaces. Drop it; Peyvand makes it anew.");
            statement.execute((known ? "alter role " + name : "create role " + name + RIGHTS) + " login password "
                    + statement.enquoteLiteral(runtime.password()));
            for (var setting : RUNTIME_SETTINGS) statement.execute("alter role " + name + " set " + setting);
            connection.commit();
        }
    }
}
