package org.peyvand.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program at work on a data folder. */
final class RunningProgram implements AutoCloseable {

    private static final Pattern SET_UP = Pattern.compile("(/setup/\\S+)");
    private static final int LINES_KEPT = 40;

    private final Process process;
    private final Path data;
    private final int port;
    private final Deque<String> said = new ArrayDeque<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile Optional<String> setUpPath = Optional.empty();

    RunningProgram(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
        Thread.ofVirtual().start(this::listen);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    long pid() {
        return process.pid();
    }

    /** The way to the first set-up, which the program prints while nobody has an account. */
    String setUpPath() {
        return setUpPath.orElseThrow(() -> new IllegalStateException("No set-up link was printed."));
    }

    /** Waits until it says that it is up. */
    RunningProgram awaitReady() throws InterruptedException {
        while (!ready.await(200, TimeUnit.MILLISECONDS)) failIfEnded();
        return this;
    }

    /** @throws IllegalStateException with the last lines it printed, when it has ended */
    void failIfEnded() {
        if (!process.isAlive()) throw new IllegalStateException("The program ended:\n" + lastLines());
    }

    /** Its database server. */
    ProcessHandle postmaster() {
        return recordedPostmaster().orElseThrow(() -> new IllegalStateException("The database server has ended."));
    }

    private void listen() {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) hear(line);
        } catch (IOException ended) {
            ready.countDown();
        }
    }

    private void hear(String line) {
        synchronized (said) {
            said.addLast(line);
            if (said.size() > LINES_KEPT) said.removeFirst();
        }
        var link = SET_UP.matcher(line);
        if (link.find()) setUpPath = Optional.of(link.group(1));
        if (line.contains("Ctrl-C")) ready.countDown();
    }

    String lastLines() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    /** Ends it and its database server; by force if it does not end in time. */
    @Override
    public void close() {
        var postmaster = recordedPostmaster();
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        postmaster.filter(ProcessHandle::isAlive).ifPresent(ProcessHandle::destroyForcibly);
    }

    private Optional<ProcessHandle> recordedPostmaster() {
        try {
            var lines = Files.readAllLines(data.resolve("cluster/postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
