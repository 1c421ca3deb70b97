package org.peyvand.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.peyvand.database.DatabaseAddress;

/** A PostgreSQL that is not Peyvand's own, as a provider runs it, with an ordinary role that owns a database. */
final class ExternalServer implements AutoCloseable {

    static final String SHOPKEEPER = "shopkeeper";

    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "an external password";

    private final Path binaries;
    private final Path data;
    private final int port;

    private ExternalServer(Path binaries, Path data, int port) {
        this.binaries = binaries;
        this.data = data;
        this.port = port;
    }

    /** Starts one of that major version, its data below a folder. */
    static ExternalServer start(int version, Path folder) throws IOException {
        var server = new ExternalServer(unpacked(version), folder.resolve("cluster-" + version), freePort());
        var password = Files.writeString(folder.resolve("password"), PASSWORD);
        server.run(
                "initdb",
                "-D",
                server.data,
                "-U",
                SUPERUSER,
                "--pwfile",
                password,
                "--auth=scram-sha-256",
                "-E",
                "UTF8");
        server.run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                server.data,
                "-l",
                folder.resolve("log"),
                "-o",
                "-p " + server.port + " -h 127.0.0.1 -k '' -c fsync=off");
        server.asSuperuser(
                "create role " + SHOPKEEPER + " login createrole password '" + PASSWORD + "'",
                "create database shop owner " + SHOPKEEPER);
        return server;
    }

    /** As {@code --database} wants it. */
    String address(String user, String password, String database) {
        return "postgresql://" + user + ":" + password.replace(" ", "%20") + "@127.0.0.1:" + port + "/" + database;
    }

    String address(String database) {
        return address(SHOPKEEPER, PASSWORD, database);
    }

    String address() {
        return address("shop");
    }

    /** Past the wall. */
    Books books() {
        return Books.at(superuser("shop"));
    }

    void asSuperuser(String... orders) {
        superuser("postgres").execute(connection -> {
            for (var order : orders) connection.createStatement().execute(order);
        });
    }

    private DatabaseAddress superuser(String database) {
        return DatabaseAddress.parse(address(SUPERUSER, PASSWORD, database));
    }

    @Override
    public void close() {
        try {
            run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String program, Object... arguments) throws IOException {
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) words.addAll(List.of("unshare", "-U"));
        words.add(binaries.resolve("bin").resolve(program).toString());
        Stream.of(arguments).map(Object::toString).forEach(words::add);
        var output = data.resolveSibling("output");
        var ran = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var status = ran.onExit().join().exitValue();
        assertThat(status).as(program + ": " + Files.readString(output)).isZero();
    }

    private static Path unpacked(int version) throws IOException {
        var folder = Path.of("target/older-servers/" + version).toAbsolutePath();
        if (Files.exists(folder.resolve("unpacked"))) return folder;
        try (var jar = new JarFile("target/older-servers/postgresql-" + version + ".jar")) {
            var archive = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(jar.getInputStream(archive)))) {
                unpack(tar, folder);
            }
        }
        Files.createFile(folder.resolve("unpacked"));
        return folder;
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var file = folder.resolve(entry.getName()).normalize();
            Files.createDirectories(entry.isDirectory() ? file : file.getParent());
            Files.deleteIfExists(entry.isDirectory() ? file.resolve("none") : file);
            if (entry.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            else if (!entry.isDirectory()) Files.copy(tar, file);
            if (entry.isFile() && (entry.getMode() & 0111) != 0) file.toFile().setExecutable(true, false);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether the servers the build brings run on this machine. */
    static boolean runsHere() {
        return List.of("amd64", "x86_64").contains(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
    }
}
