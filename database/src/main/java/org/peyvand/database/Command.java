package org.peyvand.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program of the operating system, run to its end. */
final class Command {

    /** How it ended: the exit status and all it printed. */
    record Outcome(int status, String output) {}

    private Command() {}

    /** What it prints goes through a file, since a server that stays behind would keep a pipe open for ever. */
    static Outcome run(Path workingFolder, List<String> words) throws IOException {
        var printed = Files.createTempFile("peyvand-", ".out");
        try {
            var process = new ProcessBuilder(words)
                    .directory(workingFolder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            process.getOutputStream().close();
            return new Outcome(process.waitFor(), Files.readString(printed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + words.getFirst(), e);
        } finally {
            Files.deleteIfExists(printed);
        }
    }

    static boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
