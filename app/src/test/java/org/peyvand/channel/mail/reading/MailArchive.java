package org.peyvand.channel.mail.reading;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of an archive in the data folder, by their paths within it; tests are skipped where there is none. */
public final class MailArchive {

    private MailArchive() {}

    /** Of the folder {@code mail}. */
    public static Map<String, byte[]> files(String archive) {
        return files("mail", archive);
    }

    /** Of any folder of the data. */
    public static Map<String, byte[]> files(String folder, String archive) {
        var data = System.getProperty("peyvand.data", "");
        assumeTrue(!data.isEmpty(), "peyvand.data names no folder");
        var files = new TreeMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(
                new BufferedInputStream(Files.newInputStream(Path.of(data, folder, archive + ".tar.gz")))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) files.put(entry.getName().replaceFirst("^[^/]*/", ""), tar.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
