package org.peyvand.knowledge.folder;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.peyvand.web.Refused;

/**
 * A folder packed as zip, tar or tar.gz, from hands unknown: names are only names and are never used as paths, and what
 * unpacks to more than allowed is refused before it fills the memory.
 */
public final class Archive {

    /** Largest packed folder, in bytes. */
    public static final int LARGEST = 50_000_000;

    private static final long LARGEST_UNPACKED = 400_000_000;
    private static final int LARGEST_FILE = 10_000_000;
    private static final int MOST_FILES = 20_000;

    private final byte[] packed;

    /** @param packed a zip, tar or tar.gz; nothing of it is read yet */
    public Archive(byte[] packed) {
        this.packed = packed;
    }

    /**
     * Hands over file after file, in their order in the archive; of a file over 10 MB only the first bytes.
     *
     * @throws Refused when it is no archive, is damaged, or holds nothing or more than allowed
     */
    public void each(BiConsumer<String, byte[]> file) {
        try {
            var room = new Room();
            if (isZip()) eachOfZip(file, room);
            else eachOfTar(file, room);
            if (room.files == 0) throw Refused.because("knowledge.refused.archive");
        } catch (IOException | IllegalArgumentException damaged) {
            throw Refused.because("knowledge.refused.archive");
        }
    }

    private boolean isZip() {
        return packed.length > 3 && packed[0] == 'P' && packed[1] == 'K';
    }

    private void eachOfZip(BiConsumer<String, byte[]> file, Room room) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) file.accept(entry.getName(), room.read(zip));
            }
        }
    }

    private void eachOfTar(BiConsumer<String, byte[]> file, Room room) throws IOException {
        try (var tar = new TarArchiveInputStream(unpacked())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
                    file.accept(entry.getName(), room.read(tar));
                }
            }
        }
    }

    private InputStream unpacked() throws IOException {
        var bytes = new ByteArrayInputStream(packed);
        boolean gzip = packed.length > 2 && (packed[0] & 0xff) == 0x1f && (packed[1] & 0xff) == 0x8b;
        return gzip ? new BufferedInputStream(new GZIPInputStream(bytes)) : bytes;
    }

    private static final class Room {
        private long left = LARGEST_UNPACKED;
        private int files;

        byte[] read(InputStream entry) throws IOException {
            if (++files > MOST_FILES) throw Refused.because("knowledge.refused.largeArchive");
            var bytes = entry.readNBytes(LARGEST_FILE + 1);
            left -= bytes.length;
            if (left < 0) throw Refused.because("knowledge.refused.largeArchive");
            return bytes;
        }
    }
}
