package org.peyvand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The built program and how it is started.
 *
 * @param jar the program as the launcher unpacks it, or in one file where it has not
 * @param cache the JDK's record of a start, by which later starts are faster, if the launcher has made one
 */
record Program(Path root, Path jar, Optional<Path> cache) {

    /** Where the options lie that the launcher gives to Java as well. */
    private static final Path OPTIONS = Path.of("app/src/main/java-options");

    /** @throws IllegalArgumentException when it is not built */
    static Program builtIn(Path root) {
        var unpacked = root.resolve("app/target/run/peyvand.jar");
        var whole = root.resolve("app/target/peyvand.jar");
        if (!Files.exists(whole))
            throw new IllegalArgumentException("The program is not built: " + whole + " is missing.");
        return Files.exists(unpacked)
                ? new Program(root, unpacked, cacheBeside(unpacked))
                : new Program(root, whole, Optional.empty());
    }

    private static Optional<Path> cacheBeside(Path jar) {
        try (var beside = Files.list(jar.getParent())) {
            return beside.filter(file -> file.toString().endsWith(".aot")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Program withoutCache() {
        return new Program(root, jar, Optional.empty());
    }

    /** In bytes, the one file that holds everything. */
    long size() throws IOException {
        return Files.size(root.resolve("app/target/peyvand.jar"));
    }

    /** Starts it and returns at once; it may not answer yet. */
    RunningProgram start(Path data) throws IOException {
        int port = freePort();
        var process = new ProcessBuilder(command(data, port))
                .redirectErrorStream(true)
                .start();
        return new RunningProgram(process, data, port);
    }

    /** What a command of the administrator said. */
    record Outcome(int status, String said) {}

    /** Carries out a command of the administrator on the data of a program at work. */
    Outcome administer(Path data, String... words) throws IOException, InterruptedException {
        var command = java("program", "administrator");
        command.addAll(List.of("admin"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var text = said.readAllAsString();
            return new Outcome(process.waitFor(), text);
        } finally {
            process.destroy();
        }
    }

    private List<String> java(String... options) {
        var words = new ArrayList<String>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        for (var file : options) words.add("@" + root.resolve(OPTIONS).resolve(file));
        cache.ifPresent(file -> words.addAll(List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off")));
        words.addAll(List.of("-jar", jar.toString()));
        return words;
    }

    private List<String> command(Path data, int port) {
        var words = java("program");
        words.add("--peyvand.data=" + data);
        words.add("--peyvand.postgresql=" + root.resolve("app/target/generator/postgresql"));
        words.add("--server.port=" + port);
        return words;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
