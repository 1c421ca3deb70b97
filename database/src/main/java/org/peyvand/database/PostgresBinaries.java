package org.peyvand.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's program files, unpacked once from the archive that comes with Peyvand. */
final class PostgresBinaries {

    private static final Path DONE = Path.of("unpacked");

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks beside the place and moves there at the end, so that two starts or a crash leave nothing half done. */
    static PostgresBinaries unpackedIn(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(DONE))) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            var unfinished = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "postgresql.");
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(unfinished);
            Files.createFile(unfinished.resolve(DONE));
            place(unfinished, folder);
        }
        return new PostgresBinaries(folder.toRealPath());
    }

    private static void place(Path unfinished, Path folder) throws IOException {
        if (Files.exists(folder) && !Files.exists(folder.resolve(DONE))) Folders.delete(folder);
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException anotherStartWasFaster) {
            Folders.delete(unfinished);
            if (!Files.exists(folder.resolve(DONE))) throw anotherStartWasFaster;
        }
    }

    private static void unpack(Path target) throws IOException {
        try (var archive = archive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) throw new IOException("Unexpected path in the archive: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            if ((entry.getMode() & 0111) != 0) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static InputStream archive() {
        var name = "/postgres-linux-" + architecture() + ".txz";
        var archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new DatabaseUnavailable("There is no embedded PostgreSQL for this machine ("
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                    + "). Give an external one with --database.");
        }
        return archive;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "unknown";
        };
    }

    /**
     * Runs one of the programs and waits for it. PostgreSQL refuses to run as root, so there it runs in a user
     * namespace of its own, in which it is nobody.
     */
    Command.Outcome run(Path workingFolder, String program, String... arguments) throws IOException {
        var words = new ArrayList<String>();
        if (Command.runsAsRoot()) words.addAll(asNobody());
        words.add(folder.resolve("bin").resolve(program).toString());
        words.addAll(List.of(arguments));
        return Command.run(workingFolder, words);
    }

    private static List<String> asNobody() throws IOException {
        if (Command.run(Path.of("/"), List.of("unshare", "-U", "true")).status() == 0) return List.of("unshare", "-U");
        throw new DatabaseUnavailable(
                "PostgreSQL does not run as root, and this machine does not allow user namespaces."
                        + " Start Peyvand as an ordinary user, or give an external database with --database.");
    }
}
