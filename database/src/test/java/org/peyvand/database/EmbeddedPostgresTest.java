package org.peyvand.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server Peyvand brings along, as its administrator lives with it. Run as root, it shows that root may start it. */
class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of("target/postgresql").toAbsolutePath();

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = home.resolve("data");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, BINARIES);
    }

    @Test
    void keepsWhatItIsToldAndListensToThisMachineAlone() {
        try (var postgres = start()) {
            assertThat(strings(postgres.address(), "select name || '=' || setting from pg_settings"))
                    .contains(
                            "fsync=on",
                            "synchronous_commit=on",
                            "full_page_writes=on",
                            "data_checksums=on",
                            "listen_addresses=127.0.0.1",
                            "unix_socket_directories=",
                            "password_encryption=scram-sha-256",
                            "server_encoding=UTF8");
        }
    }

    @Test
    void passwordIsReadByItsOwnerAloneAndAskedFor() throws IOException {
        try (var postgres = start()) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            var wrong = new DatabaseAddress(postgres.address().url(), "peyvand", "guess");
            assertThatThrownBy(() -> wrong.execute(_ -> {}))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void secondStartOnTheSameFolderIsRefused() {
        try (var running = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("already running on the data folder " + folder)
                    .hasMessageContaining("--data");
            assertThat(strings(running.address(), "select 'well'")).containsExactly("well");
        }
    }

    @Test
    void secondStartByAnotherProgramIsRefusedToo() throws IOException {
        var running = ServerInAnotherProcess.start(folder, BINARIES);
        try {
            assertThatThrownBy(this::start).hasMessageContaining("already running");
            assertThat(strings(running.address(), "select 'well'")).containsExactly("well");
        } finally {
            running.killJvm();
            start().close();
        }
    }

    @Test
    void anotherProgramFindsTheServerThatRuns() throws IOException {
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        var server = ServerInAnotherProcess.start(folder, BINARIES);
        var found = EmbeddedPostgres.running(folder).orElseThrow();
        assertThat(strings(DatabaseAddress.parse(found.asUri()), "select 'well'"))
                .containsExactly("well");
        server.killJvm();
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        start().close();
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    }

    @Test
    void restartKeepsWhatWasCommitted() {
        try (var first = start()) {
            write(first.address(), "create table fact (text text)", "insert into fact values ('kept')");
        }
        try (var second = start()) {
            assertThat(strings(second.address(), "select text from fact")).containsExactly("kept");
        }
    }

    @Test
    void goesOnAfterBothProcessesWereKilled() throws IOException {
        var killed = ServerInAnotherProcess.start(folder, BINARIES);
        commitOneRowAndLeaveAnotherOpen(killed, () -> {
            killed.killServer();
            killed.killJvm();
        });
        try (var next = start()) {
            assertThat(strings(next.address(), "select text from fact")).containsExactly("committed");
        }
    }

    @Test
    void comesBackByItselfWhereItWasWhenItAloneWasKilled() throws IOException {
        var program = ServerInAnotherProcess.start(folder, BINARIES);
        try {
            commitOneRowAndLeaveAnotherOpen(program, program::killServer);
            await().ignoreExceptions()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(strings(program.address(), "select text from fact"))
                            .containsExactly("committed"));
        } finally {
            program.killJvm();
            start().close();
        }
    }

    @Test
    void doesNotComeBackOnceItWasToldToStop() throws IOException {
        start().close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("postgresql-watch"));
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void stopsTheServerThatAKilledProgramLeftBehind() throws IOException {
        var killed = ServerInAnotherProcess.start(folder, BINARIES);
        var orphan = killed.server();
        commitOneRowAndLeaveAnotherOpen(killed, killed::killJvm);
        assertThat(orphan.isAlive()).isTrue();
        try (var next = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(strings(next.address(), "select text from fact")).containsExactly("committed");
        }
    }

    @Test
    void harmsNobodyWhoseNumberStandsInAStalePidFile() throws IOException {
        start().close();
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
        assertThatCode(() -> start().close()).doesNotThrowAnyException();
    }

    @Test
    void beginsAnewWhereAFirstStartWasCutShort() throws IOException {
        Files.createDirectories(folder.resolve("cluster.unfinished/base"));
        Files.writeString(folder.resolve("cluster.unfinished/PG_VERSION"), "18");
        try (var postgres = start()) {
            assertThat(strings(postgres.address(), "select 'well'")).containsExactly("well");
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws IOException {
        start().close();
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("brings PostgreSQL 18");
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "18\n");
        assertThatCode(() -> start().close()).doesNotThrowAnyException();
    }

    @Test
    void saysSoWhereTheFolderCannotBeUsed() throws IOException {
        Files.writeString(folder, "a file");
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("data folder " + folder);
    }

    /** Something done to a running server. */
    @FunctionalInterface
    private interface Blow {
        void strike() throws IOException;
    }

    private static void commitOneRowAndLeaveAnotherOpen(ServerInAnotherProcess server, Blow blow) throws IOException {
        write(server.address(), "create table fact (text text)", "insert into fact values ('committed')");
        try (var connection = server.address().connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("insert into fact values ('open')");
            blow.strike();
        } catch (SQLException gone) {
            assertThat(gone.getMessage())
                    .as("closing a connection whose server was killed")
                    .isNotNull();
        }
    }

    private static void write(DatabaseAddress address, String... orders) {
        address.execute(connection -> {
            for (var order : orders) connection.createStatement().execute(order);
        });
    }

    private static List<String> strings(DatabaseAddress address, String query) {
        var read = new ArrayList<String>();
        address.execute(connection -> {
            var rows = connection.createStatement().executeQuery(query);
            while (rows.next()) read.add(rows.getString(1));
        });
        return read;
    }
}
