package org.peyvand.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peyvand.TestDatabase;
import org.peyvand.crash.KilledProgram.Stop;
import org.peyvand.database.DatabaseAddress;

/**
 * Kills the program and its database, as {@code kill -9} does, while an event and a job are under way, and starts it
 * again: each takes effect once, whether the blow fell before its effect or after it.
 */
class CrashTest {

    /** A program that lives for seconds spends half of its time on the thorough one. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path home;

    private Process program;

    @AfterEach
    void leaveNothingBehind() throws IOException {
        kill();
    }

    @ParameterizedTest
    @EnumSource(value = Stop.class, names = "NOWHERE", mode = EnumSource.Mode.EXCLUDE)
    void eventAndJobTakeEffectOnceThroughAKill(Stop stop) throws IOException {
        start(stop);
        awaitStops(Set.of("stopped event", "stopped job"));
        kill();

        start(Stop.NOWHERE);
        await().ignoreExceptions()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    assertThat(strings("select external_id from timeline.entry where source = 'crash' order by 1"))
                            .containsExactly("event", "job");
                    assertThat(strings("select id::text from platform.event_publication where completion_date is null"))
                            .isEmpty();
                    assertThat(strings("select task_name from platform.scheduled_tasks where task_name = 'crash'"))
                            .isEmpty();
                });
    }

    private void start(Stop stop) throws IOException {
        program = new ProcessBuilder(
                        JAVA.toString(),
                        "-XX:+UseSerialGC",
                        QUICK_COMPILER,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProgram.class.getName(),
                        stop.name(),
                        "--peyvand.data=" + home,
                        "--peyvand.postgresql=" + TestDatabase.BINARIES,
                        "--server.port=0")
                .redirectErrorStream(true)
                .redirectOutput(stop == Stop.NOWHERE ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.PIPE)
                .start();
    }

    private void awaitStops(Set<String> expected) throws IOException {
        var missing = new HashSet<>(expected);
        var said = new ArrayList<String>();
        var output = new BufferedReader(new InputStreamReader(program.getInputStream()));
        while (!missing.isEmpty()) {
            var line = output.readLine();
            assertThat(line).as("the program ended early and said %s", said).isNotNull();
            said.add(line);
            missing.remove(line);
        }
    }

    /** Both processes, the database first, so that the program has no chance to tidy up. */
    private void kill() throws IOException {
        var pidFile = home.resolve("cluster/postmaster.pid");
        if (program.isAlive() && Files.exists(pidFile)) {
            var postmaster = ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
            postmaster.ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
        }
        program.destroyForcibly().onExit().join();
    }

    private List<String> strings(String query) throws IOException {
        var port = Files.readAllLines(home.resolve("cluster/postmaster.pid"))
                .get(3)
                .strip();
        var password = Files.readString(home.resolve("password")).strip();
        var read = new ArrayList<String>();
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/peyvand", "peyvand", password)
                .execute(connection -> {
                    try (var statement = connection.createStatement();
                            var rows = statement.executeQuery(query)) {
                        while (rows.next()) read.add(rows.getString(1));
                    }
                });
        return read;
    }
}
