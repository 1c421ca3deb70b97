package org.peyvand.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, its data in one folder. It keeps what it was told through {@code kill -9} (fsync is
 * on), comes back by itself when it dies, listens on the loopback address only, asks for a password, and refuses a
 * second start on the same folder.
 *
 * <p>The folder holds {@code cluster/} (PostgreSQL's own files), {@code password} (readable by the owner alone),
 * {@code postgres.log} and {@code lock}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String OWNER = "peyvand";
    private static final String MAJOR = "18";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Path cluster;
    private final PostgresBinaries binaries;
    private final FileChannel lockFile;
    private final Revival revival;
    private int port;

    private EmbeddedPostgres(Path folder, PostgresBinaries binaries) throws IOException {
        this.folder = Files.createDirectories(folder).toRealPath();
        this.cluster = this.folder.resolve("cluster");
        this.binaries = binaries;
        this.lockFile = lock(this.folder);
        this.revival = new Revival(() -> OrphanPostmaster.runsOn(cluster), this::comeBack);
    }

    /**
     * Starts the server on {@code folder}, creating the database there on the first start and stopping whatever an
     * earlier, killed run left behind.
     *
     * @throws DatabaseUnavailable when the folder is in use, holds another major version, or the server does not start;
     *     the message says what to do
     */
    public static EmbeddedPostgres start(Path folder) {
        return start(folder, folder.resolve("postgresql"));
    }

    /** As {@link #start(Path)}, with the program files unpacked into {@code binariesFolder}, which may be shared. */
    public static EmbeddedPostgres start(Path folder, Path binariesFolder) {
        try {
            var postgres = new EmbeddedPostgres(folder, PostgresBinaries.unpackedIn(binariesFolder));
            postgres.start();
            return postgres;
        } catch (IOException e) {
            throw new DatabaseUnavailable("The data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The database of a program that runs on the folder at this moment, with the credentials of its owner; empty where
     * none does.
     *
     * @throws DatabaseUnavailable when one is only just starting, or its files cannot be read
     */
    public static Optional<DatabaseAddress> running(Path folder) {
        if (!Files.exists(folder.resolve("lock"))) return Optional.empty();
        try (var lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)) {
            if (tryLock(lockFile)) return Optional.empty();
            return Optional.of(address(RunningPostmaster.port(folder.resolve("cluster")), folder));
        } catch (IOException e) {
            throw new DatabaseUnavailable("The data folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether a database was made in the folder before, running or not. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve("cluster/PG_VERSION"));
    }

    /** The address of the database, with the credentials of its owner. */
    public DatabaseAddress address() {
        return address(port, folder);
    }

    private static DatabaseAddress address(int port, Path folder) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + OWNER, OWNER, password(folder));
    }

    /** Stops the server after the statements under way are rolled back; nothing committed is lost. */
    @Override
    public void close() {
        revival.close();
        try {
            if (Files.exists(cluster.resolve("postmaster.pid"))) {
                var stopped = run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w");
                if (stopped.status() != 0) log.warn("PostgreSQL did not stop cleanly: {}", stopped.output());
            }
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        try {
            if (!Files.exists(cluster.resolve("PG_VERSION"))) create();
            refuseAnotherMajorVersion();
            OrphanPostmaster.stopIfAny(cluster, STOP_PATIENCE);
            port = freePort();
            launch();
            createDatabase();
            revival.begin();
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new DatabaseUnavailable("Peyvand is already running on the data folder " + folder
                    + ". Stop it first, or choose another folder with --data.");
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Made beside its place and moved there at the end, so that a start cut short leaves nothing half made. */
    private void create() throws IOException {
        var unfinished = folder.resolve("cluster.unfinished");
        Folders.delete(unfinished);
        writePassword();
        var made = run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + OWNER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        if (made.status() != 0) throw new DatabaseUnavailable("PostgreSQL could not be set up: " + made.output());
        Files.move(unfinished, cluster);
    }

    private void writePassword() throws IOException {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(secret));
    }

    private Path passwordFile() {
        return passwordFile(folder);
    }

    private static Path passwordFile(Path folder) {
        return folder.resolve("password");
    }

    private static String password(Path folder) {
        try {
            return Files.readString(passwordFile(folder)).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailable("The password file " + passwordFile(folder) + " cannot be read.", e);
        }
    }

    private void refuseAnotherMajorVersion() throws IOException {
        var found = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!found.equals(MAJOR)) {
            throw new DatabaseUnavailable("The data folder " + folder + " was written by PostgreSQL " + found
                    + "; this version of Peyvand brings PostgreSQL " + MAJOR
                    + ". Back it up with the version that wrote it (./peyvand admin backup FILE), and restore it into another folder with"
                    + " this one (./peyvand admin restore FILE --data DIR).");
        }
    }

    /** On its old port, so that whoever was connected need only connect anew. */
    private void comeBack() throws IOException {
        OrphanPostmaster.stopIfAny(cluster, STOP_PATIENCE);
        launch();
    }

    private void launch() throws IOException {
        var started = run(
                "pg_ctl",
                "start",
                "-D",
                cluster.toString(),
                "-l",
                folder.resolve("postgres.log").toString(),
                "-w",
                "-t",
                "120",
                "-o",
                String.join(" ", serverOptions()));
        if (started.status() != 0) {
            throw new DatabaseUnavailable("PostgreSQL did not start; see " + folder.resolve("postgres.log"));
        }
    }

    private List<String> serverOptions() {
        var options = new ArrayList<String>();
        options.add("-p " + port);
        options.add("-h 127.0.0.1");
        options.add("-k ''");
        PostgresSettings.forThisMachine().forEach((name, value) -> options.add("-c " + name + "=" + value));
        return options;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void createDatabase() {
        var server = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", OWNER, password(folder));
        server.execute(connection -> {
            try (var statement = connection.createStatement();
                    var found = statement.executeQuery("select 1 from pg_database where datname = '" + OWNER + "'")) {
                if (!found.next()) statement.execute("create database " + OWNER);
            }
        });
    }

    private Command.Outcome run(String program, String... arguments) throws IOException {
        return binaries.run(folder, program, arguments);
    }
}
