package org.peyvand.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Everything a database holds, in one file, from which an empty one is filled: of this version of Peyvand or a later one, on any
 * PostgreSQL it runs on. Sessions are left out, so that everybody logs in anew.
 *
 * <p>The file is a ZIP archive: for each table {@code rows/<schema>.<table>} in the text format of COPY under a line with the
 * columns' names, all as they stood at one moment; last {@code backup.properties}, which says of which schema they are and
 * how many.
 */
public final class Backup {

    private static final String FORMAT = "1";
    private static final String SUMMARY = "backup.properties";
    private static final String ROWS = "rows/";

    private Backup() {}

    /**
     * What a backup says of itself.
     *
     * @param takenAt the moment its rows are of
     */
    public record Summary(Instant takenAt, String schema, Map<String, Long> rows) {

        /** In all tables. */
        public long total() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Told how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** @param share of the tables' size, from 0 to 1 */
        void at(double share, long rows);
    }

    /**
     * Writes a backup beside whatever else goes on in the database. The file is there when it is whole, readable by its owner
     * alone.
     *
     * @param owner whose tables they are; steps over the wall between workspaces
     * @throws UnusableBackup when the file is there already or cannot be written
     * @throws DatabaseUnavailable when the database cannot be reached or refuses
     */
    public static Summary write(DatabaseAddress owner, Path file, Progress progress) {
        if (Files.exists(file)) throw there(file);
        var unfinished = unfinished(file);
        try {
            var summary = new Summary[1];
            owner.execute(connection -> {
                beginReading(connection);
                summary[0] = writeInto(unfinished, connection, progress);
            });
            Files.move(unfinished, file);
            return summary[0];
        } catch (FileAlreadyExistsException meanwhile) {
            throw there(file);
        } catch (IOException failure) {
            throw unwritable(file, failure);
        } finally {
            discard(unfinished);
        }
    }

    /** Beside its place, readable by its owner alone, and gone with the program where that is ended meanwhile. */
    private static Path unfinished(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) throw new UnusableBackup("There is no folder " + folder + ".");
        try {
            var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var unfinished = Files.createTempFile(folder, file.getFileName() + ".", ".unfinished", rights);
            unfinished.toFile().deleteOnExit();
            return unfinished;
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    private static UnusableBackup there(Path file) {
        return new UnusableBackup("The file " + file + " is there already.");
    }

    private static UnusableBackup unwritable(Path file, IOException failure) {
        return new UnusableBackup("The file " + file + " cannot be written: " + failure.getMessage());
    }

    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException left) {
            throw unwritable(unfinished, left);
        }
    }

    /** One snapshot for all tables. */
    private static void beginReading(Connection connection) throws SQLException {
        refuseWalled(connection);
        if (!Schema.isInUse(connection)) throw new UnusableBackup("The database holds no business yet.");
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    /** Else the rows of all workspaces would be missing without a word. */
    private static void refuseWalled(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select rolsuper or rolbypassrls, rolname from pg_roles where rolname = current_user")) {
            if (found.next() && !found.getBoolean(1)) {
                throw new DatabaseUnavailable("The user " + found.getString(2)
                        + " cannot step over the wall between workspaces. As a superuser, say: alter role "
                        + found.getString(2) + " bypassrls");
            }
        }
    }

    private static Summary writeInto(Path file, Connection connection, Progress progress) throws SQLException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            var takenAt = Instant.now();
            var tables = BackedUpTable.all(connection);
            var size =
                    Math.max(1, tables.stream().mapToLong(BackedUpTable::size).sum());
            var rows = new TreeMap<String, Long>();
            long done = 0;
            long written = 0;
            for (var table : tables) {
                zip.putNextEntry(new ZipEntry(ROWS + table.name()));
                rows.put(table.name(), table.copyTo(keptOpen(zip), connection));
                zip.closeEntry();
                done += table.size();
                written += rows.get(table.name());
                progress.at((double) done / size, written);
            }
            var schema = Schema.installed(connection).orElseThrow().getVersion();
            var summary = new Summary(takenAt, schema, rows);
            zip.putNextEntry(new ZipEntry(SUMMARY));
            properties(summary).store(keptOpen(zip), null);
            zip.finish();
            channel.force(true);
            return summary;
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    private static OutputStream keptOpen(ZipOutputStream zip) {
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {}
        };
    }

    private static Properties properties(Summary summary) {
        var said = new Properties();
        said.setProperty("format", FORMAT);
        said.setProperty("schema", summary.schema());
        said.setProperty("taken", summary.takenAt().toString());
        summary.rows().forEach((table, rows) -> said.setProperty(ROWS + table, rows.toString()));
        return said;
    }

    /**
     * Fills an empty database from a backup and brings it to the schema of this version: all of it or nothing.
     *
     * @param last done at the end in the same transaction, before anybody sees the rows; on the schema of the backup
     * @throws UnusableBackup when the file is none, is damaged or was written by a later version, or the database is not empty
     * @throws DatabaseUnavailable when the database cannot be reached or refuses
     */
    public static Summary restore(DatabaseAddress owner, Path file, DatabaseAddress.Work last, Progress progress) {
        try (var zip = open(file)) {
            var summary = summary(zip, file);
            if (!Schema.knows(owner, summary.schema())) throw later(file);
            refuseUsed(owner, summary);
            Schema.migrate(owner, summary.schema());
            owner.execute(connection -> {
                connection.setAutoCommit(false);
                fill(zip, summary, connection, progress);
                last.on(connection);
                connection.commit();
                connection.setAutoCommit(true);
                analyze(connection);
            });
            Schema.migrate(owner);
            return summary;
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    /**
     * What a file says of itself.
     *
     * @throws UnusableBackup when it is no backup, or damaged
     */
    public static Summary summary(Path file) {
        try (var zip = open(file)) {
            return summary(zip, file);
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static ZipFile open(Path file) throws IOException {
        if (!Files.exists(file)) throw new UnusableBackup("There is no file " + file + ".");
        return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    }

    private static UnusableBackup unreadable(Path file, IOException failure) {
        return new UnusableBackup(
                failure instanceof ZipException
                        ? "The file " + file + " is no backup of Peyvand, or is damaged."
                        : "The file " + file + " cannot be read: " + failure.getMessage());
    }

    private static Summary summary(ZipFile zip, Path file) throws IOException {
        var entry = Optional.ofNullable(zip.getEntry(SUMMARY))
                .orElseThrow(() -> new UnusableBackup("The file " + file + " is no backup of Peyvand."));
        var said = new Properties();
        try (var bytes = zip.getInputStream(entry)) {
            said.load(bytes);
        }
        if (!FORMAT.equals(said.getProperty("format"))) throw later(file);
        var rows = new TreeMap<String, Long>();
        said.stringPropertyNames().stream()
                .filter(name -> name.startsWith(ROWS))
                .forEach(name -> rows.put(name.substring(ROWS.length()), Long.valueOf(said.getProperty(name))));
        return new Summary(Instant.parse(said.getProperty("taken")), said.getProperty("schema"), rows);
    }

    private static UnusableBackup later(Path file) {
        return new UnusableBackup(
                "The file " + file + " was written by a later version of Peyvand. Restore it with that version.");
    }

    /** One that was started and not set up may be filled too, where its schema is none later than that of the backup. */
    private static void refuseUsed(DatabaseAddress owner, Summary summary) {
        owner.execute(connection -> {
            refuseWalled(connection);
            if (Schema.isInUse(connection)) throw elsewhere("The database at " + owner + " is in use already.");
            var schema = MigrationVersion.fromVersion(summary.schema());
            if (Schema.installed(connection)
                    .filter(there -> there.compareTo(schema) > 0)
                    .isPresent())
                throw elsewhere("The database at " + owner + " was begun by a later version than the backup.");
        });
    }

    private static UnusableBackup elsewhere(String why) {
        return new UnusableBackup(
                why + " A backup is restored into an empty one: choose another with --data or --database.");
    }

    private static void fill(ZipFile zip, Summary summary, Connection connection, Progress progress)
            throws SQLException {
        var tables = BackedUpTable.all(connection);
        refuseOthers(tables, summary);
        BackedUpTable.empty(tables, connection);
        long rows = 0;
        for (var table : BackedUpTable.inOrderOfReferences(tables, connection)) {
            rows += fill(table, zip, summary, connection);
            progress.at((double) rows / Math.max(1, summary.total()), rows);
        }
    }

    private static void refuseOthers(List<BackedUpTable> tables, Summary summary) {
        var names = Set.copyOf(tables.stream().map(BackedUpTable::name).toList());
        if (!names.equals(summary.rows().keySet())) {
            throw new UnusableBackup("The backup does not hold the tables of its schema, " + summary.schema() + ".");
        }
    }

    private static long fill(BackedUpTable table, ZipFile zip, Summary summary, Connection connection)
            throws SQLException {
        var entry = Optional.ofNullable(zip.getEntry(ROWS + table.name()));
        try (var bytes = zip.getInputStream(entry.orElseThrow(() -> damaged(table)))) {
            long rows = table.copyFrom(bytes, connection);
            if (rows != summary.rows().get(table.name())) throw damaged(table);
            return rows;
        } catch (IOException unreadable) {
            throw damaged(table);
        }
    }

    private static UnusableBackup damaged(BackedUpTable table) {
        return new UnusableBackup("The backup is damaged: the rows of " + table.name() + " cannot be read whole.");
    }

    private static void analyze(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }
}
