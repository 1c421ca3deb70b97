package org.peyvand.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says on what the figures were measured. */
final class Machine {

    private Machine() {}

    static Table described(String postgres) {
        return new Table("Machine", "what", "which")
                .row("processor", processor())
                .row("cores", Integer.toString(Runtime.getRuntime().availableProcessors()))
                .row("memory", memory())
                .row("busy before the run (load of a minute)", load())
                .row("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .row("JDK", System.getProperty("java.vm.vendor") + " " + Runtime.version())
                .row("PostgreSQL", postgres);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Samples.number(system.getTotalMemorySize() / 1e9) + " GB"
                : "unknown";
    }

    private static String load() {
        return Samples.number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
