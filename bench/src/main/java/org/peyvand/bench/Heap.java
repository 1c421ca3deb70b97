package org.peyvand.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the program's heap holds once everything that can go has gone, asked of its JVM from outside. */
final class Heap {

    private static final Pattern USED = Pattern.compile("used ([0-9]+)K");

    private Heap() {}

    /** In bytes, both generations. */
    static long used(RunningProgram program) throws IOException, InterruptedException {
        ask(program, "GC.run");
        return inUse(program);
    }

    /** As it is at the moment, with what will go at the next collection. */
    static long inUse(RunningProgram program) throws IOException, InterruptedException {
        var generations = ask(program, "GC.heap_info")
                .lines()
                .filter(line -> !line.contains("Metaspace") && !line.contains("class space"));
        var found = USED.matcher(String.join("\n", generations.toList()));
        long used = 0;
        while (found.find()) used += Long.parseLong(found.group(1)) * 1024;
        return used;
    }

    private static String ask(RunningProgram program, String question) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(program.pid()), question)
                .redirectErrorStream(true)
                .start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var text = said.readAllAsString();
            process.waitFor();
            return text;
        }
    }
}
