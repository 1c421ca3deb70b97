package org.peyvand.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database server of a run that was killed: stopped before a new one starts on the same folder. */
final class OrphanPostmaster {

    private static final Logger log = LoggerFactory.getLogger(OrphanPostmaster.class);

    private OrphanPostmaster() {}

    static void stopIfAny(Path cluster, Duration patience) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        var orphan = recordedIn(pidFile).filter(process -> runsOn(process, cluster));
        if (orphan.isPresent()) stop(orphan.get(), patience);
        else Files.deleteIfExists(pidFile);
    }

    /** Whether a server works on the cluster. One that died and was not yet fetched by its parent does not. */
    static boolean runsOn(Path cluster) {
        try {
            return recordedIn(cluster.resolve("postmaster.pid"))
                    .filter(process -> runsOn(process, cluster))
                    .isPresent();
        } catch (IOException noneRecorded) {
            return false;
        }
    }

    private static Optional<ProcessHandle> recordedIn(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,9}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    /** The number may meanwhile belong to an unrelated process, which must not be harmed. */
    private static boolean runsOn(ProcessHandle process, Path cluster) {
        try {
            var commandLine = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
            return commandLine.contains("postgres") && commandLine.contains(cluster.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private static void stop(ProcessHandle orphan, Duration patience) throws IOException {
        log.info("Stopping the database server that an earlier run left behind (process {}).", orphan.pid());
        signal("-INT", orphan);
        try {
            orphan.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            signal("-QUIT", orphan);
            orphan.onExit().completeOnTimeout(orphan, 10, TimeUnit.SECONDS).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static void signal(String signal, ProcessHandle process) throws IOException {
        Command.run(Path.of("/"), List.of("kill", signal, Long.toString(process.pid())));
    }
}
