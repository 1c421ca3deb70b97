package org.peyvand.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded server, started by a JVM of its own that a test can kill. */
final class ServerInAnotherProcess {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Path folder;
    private final Process jvm;
    private final String url;

    private ServerInAnotherProcess(Path folder, Process jvm, String url) {
        this.folder = folder;
        this.jvm = jvm;
        this.url = url;
    }

    /** Arguments: the data folder and that of the program files. Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println(postgres.address().url());
        Thread.currentThread().join();
    }

    static ServerInAnotherProcess start(Path folder, Path binaries) throws IOException {
        var jvm = new ProcessBuilder(
                        JAVA.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerInAnotherProcess.class.getName(),
                        folder.toString(),
                        binaries.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(jvm.getInputStream()));
        return new ServerInAnotherProcess(folder, jvm, said.readLine());
    }

    DatabaseAddress address() throws IOException {
        return new DatabaseAddress(url, "peyvand", Files.readString(folder.resolve("password")));
    }

    /** As {@code kill -9} does. */
    void killJvm() {
        jvm.destroyForcibly().onExit().join();
    }

    /** As {@code kill -9} does. */
    void killServer() throws IOException {
        var server = server();
        server.destroyForcibly();
        server.onExit().join();
    }

    ProcessHandle server() throws IOException {
        var pid = Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
