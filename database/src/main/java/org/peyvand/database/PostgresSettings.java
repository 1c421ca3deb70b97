package org.peyvand.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** The server's settings where they differ from PostgreSQL's own defaults, sized to the machine's memory. */
final class PostgresSettings {

    private static final long MEGABYTE = 1024L * 1024L;

    private PostgresSettings() {}

    static Map<String, String> forThisMachine() {
        long memory = machineMemory() / MEGABYTE;
        var settings = new LinkedHashMap<String, String>();
        settings.put("max_connections", "80");
        settings.put("shared_buffers", clamp(memory / 8, 64, 2048) + "MB");
        settings.put("effective_cache_size", clamp(memory / 2, 256, 65536) + "MB");
        settings.put("work_mem", "16MB");
        settings.put("maintenance_work_mem", clamp(memory / 32, 64, 512) + "MB");
        settings.put("max_wal_size", "2GB");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("autovacuum_naptime", "15s");
        settings.put("autovacuum_analyze_scale_factor", "0.05");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        return settings;
    }

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }

    private static long machineMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 1024 * MEGABYTE;
    }
}
