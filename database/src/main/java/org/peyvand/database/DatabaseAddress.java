package org.peyvand.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where a database is and who connects to it.
 *
 * @param url a JDBC address, {@code jdbc:postgresql://host:port/database}
 */
public record DatabaseAddress(String url, String user, String password) {

    /**
     * The address given by {@code --database}: a JDBC address, or PostgreSQL's own form
     * {@code postgresql://user:password@host:port/database}.
     *
     * @throws DatabaseUnavailable when it is neither
     */
    public static DatabaseAddress parse(String address) {
        if (address.startsWith("jdbc:postgresql:")) return new DatabaseAddress(address, "", "");
        var uri = uri(address);
        var credentials = (uri.getUserInfo() == null ? "" : uri.getUserInfo()).split(":", 2);
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath() + query,
                credentials[0],
                credentials.length > 1 ? credentials[1] : "");
    }

    /** As {@link #parse} reads it: user, password and all. */
    public String asUri() {
        return url.replaceFirst("^jdbc:postgresql://", "postgresql://" + user + ":" + password + "@");
    }

    private static URI uri(String address) {
        try {
            var uri = new URI(address);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("postgres(ql)?")) return uri;
        } catch (URISyntaxException notEvenAnAddress) {
            // Told below, as of any other address that will not do.
        }
        throw new DatabaseUnavailable(
                "--database wants an address such as postgresql://user:password@host:5432/peyvand");
    }

    /** What is done on one connection. */
    @FunctionalInterface
    public interface Work {
        void on(Connection connection) throws SQLException;
    }

    /**
     * Opens a connection, does the work, closes it.
     *
     * @throws DatabaseUnavailable when the database cannot be reached or refuses
     */
    public void execute(Work work) {
        try (var connection = connect()) {
            work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database at " + place() + " refused: " + e.getMessage() + advice(e.getSQLState()), e);
        }
    }

    /** What an administrator can do about it; codes of PostgreSQL, appendix A. */
    private String advice(String state) {
        return switch (String.valueOf(state)) {
            case "28P01", "28000" -> ". Check the user and the password in --database.";
            case "3D000" -> ". Create it first: create database <name> owner " + user;
            case "08001", "08004", "08006" -> " Check that PostgreSQL runs there and lets this machine in.";
            case "42501" ->
                ". Peyvand makes itself a role of fewer rights and schemas of its own; as a superuser, say: alter role "
                        + user + " createrole, and: alter database <name> owner to " + user;
            default -> "";
        };
    }

    /** The address without what may be secret in it. */
    private String place() {
        return url.replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        return place();
    }

    Connection connect() throws SQLException {
        return user.isEmpty() ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
    }
}
