package org.peyvand.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a PostgreSQL server that is up says of itself in its {@code postmaster.pid}, readable by its owner alone. */
final class RunningPostmaster {

    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    private RunningPostmaster() {}

    /** @throws DatabaseUnavailable when it is not ready yet */
    static int port(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        var lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.<String>of();
        if (lines.size() <= STATE_LINE || !lines.get(STATE_LINE).strip().equals("ready")) {
            throw new DatabaseUnavailable(
                    "Peyvand is just starting or stopping on this data folder. Try again in a moment.");
        }
        return Integer.parseInt(lines.get(PORT_LINE).strip());
    }
}
