package org.peyvand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of the two halves of the program, as proportional set size: pages that several processes share count once.
 *
 * @param jvm in bytes
 * @param postgres in bytes, the server and all its workers
 */
record Memory(long jvm, long postgres) {

    static Memory of(RunningProgram program) {
        var postmaster = program.postmaster();
        long workers = postmaster
                .descendants()
                .mapToLong(ProcessHandle::pid)
                .map(Memory::pss)
                .sum();
        return new Memory(pss(program.pid()), pss(postmaster.pid()) + workers);
    }

    Memory max(Memory other) {
        return new Memory(Math.max(jvm, other.jvm), Math.max(postgres, other.postgres));
    }

    /** A worker may end between being listed and being read. */
    private static long pss(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    static String megabytes(long bytes) {
        return Samples.number(bytes / 1e6) + " MB";
    }
}
